package plumbline.conform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import plumbline.conform.explain.Deviation.Cause;
import plumbline.conform.explain.Deviation.Suspect;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Spec;
import plumbline.trace.Event;

/** What would have explained an event: a value, a missing line, another order, a weaker guard. */
final class Suspicions {
  /** How many of the events after it are asked which suspicion explains them, too. */
  private static final int ASKED = 5;

  private static final int SWAPPED = 8;
  private static final int NAMED = 3;

  private final Spec spec;
  private final Probe probe;
  private final List<BoundEvent> following;
  private final List<Weighed> weighed = new ArrayList<>();

  /**
   * A suspicion.
   *
   * @param explains how many of the events after it then are explained
   * @param asked of how many
   */
  private record Weighed(Suspect suspect, int explains, int asked) {
    boolean isStrong() {
      return explains == asked;
    }
  }

  Suspicions(Spec spec, Probe probe, List<BoundEvent> following) {
    this.spec = spec;
    this.probe = probe;
    this.following = following;
  }

  List<Suspect> of(Blocked blocked, NearestActions.Found found) {
    List<Trail.Passed> passed = Trail.events(blocked.layer(), SWAPPED);
    if (!blocked.event().ways().isEmpty()) {
      wrongValue(blocked, found);
      wrongArgument(blocked);
      order(blocked, passed);
      MissingSteps missing = new MissingSteps(probe, blocked);
      gap(blocked, passed, missing, 1);
      if (weighed.stream().noneMatch(Weighed::isStrong)) {
        gap(blocked, passed, missing, 2);
      }
    }
    return weighed(blocked, passed, tooStrict(blocked, found));
  }

  /** Only those that look at no other event. */
  List<Suspect> ofEvent(Blocked blocked, NearestActions.Found found) {
    wrongValue(blocked, found);
    wrongArgument(blocked);
    return weighed(blocked, List.of(), tooStrict(blocked, found));
  }

  private List<TooStrict.Found> tooStrict(Blocked blocked, NearestActions.Found found) {
    List<BoundEvent> asked = following.subList(0, Math.min(ASKED, following.size()));
    return new TooStrict(spec, probe, asked).of(blocked, found.refused());
  }

  /**
   * Those that explain most of what follows; one that explains less is no better than chance. That
   * a conjunct was false is what a faulty system looks like, too: the spec is suspected ahead of
   * the system only where more than one event would have it so, and after what explains as much
   * with the spec as it is.
   */
  private List<Suspect> weighed(
      Blocked blocked, List<Trail.Passed> passed, List<TooStrict.Found> tooStrict) {
    int most = weighed.stream().mapToInt(Weighed::explains).max().orElse(0);
    boolean explained = weighed.stream().anyMatch(Weighed::isStrong);
    List<Suspect> all = new ArrayList<>();
    weighed.stream().filter(w -> w.explains == most).map(Weighed::suspect).forEach(all::add);
    all.addAll(explained ? all.size() : 0, tooStrict(tooStrict, t -> t.again() > 0));
    all.add(
        new Suspect(
            Cause.SYSTEM,
            all.isEmpty()
                ? "no single wrong value, one or two missing lines or another order would explain"
                    + " it"
                : "or the system did what the spec does not allow",
            "look at what " + betweenEvents(blocked.event().event(), passed)));
    if (!explained) {
      all.addAll(tooStrict(tooStrict, t -> t.again() == 0));
    }
    return all;
  }

  private static List<Suspect> tooStrict(
      List<TooStrict.Found> found, Predicate<TooStrict.Found> which) {
    return found.stream().filter(which).map(TooStrict.Found::suspect).toList();
  }

  private static String betweenEvents(Event event, List<Trail.Passed> passed) {
    String who = event.node().isEmpty() ? "the system" : event.node();
    return passed.reversed().stream()
        .map(p -> p.event().event())
        .filter(e -> e.node().equals(event.node()))
        .findFirst()
        .map(before -> "%s did between %s and %s".formatted(who, before.at(), event.at()))
        .orElseGet(() -> "%s did ahead of %s".formatted(who, event.at()));
  }

  private void suspect(Cause cause, String finding, String toConfirm, Layer explained) {
    suspect(cause, finding, toConfirm, explained, following);
  }

  private void suspect(
      Cause cause, String finding, String toConfirm, Layer explained, List<BoundEvent> after) {
    int asked = Math.min(ASKED, after.size());
    int explains = probe.goesOn(explained, after.subList(0, asked));
    String more =
        asked == 0
            ? ""
            : explains == asked
                ? allExplained(asked)
                : explains == 0
                    ? " (weak: the event after it is then not explained)"
                    : "; of the %d events after it %d %s then explained"
                        .formatted(asked, explains, explains == 1 ? "is" : "are");
    weighed.add(new Weighed(new Suspect(cause, finding + more, toConfirm), explains, asked));
  }

  /** That so many events after it are explained, too. */
  static String allExplained(int events) {
    return switch (events) {
      case 0 -> "";
      case 1 -> "; the event after it is then explained, too";
      default -> "; the %d events after it are then explained, too".formatted(events);
    };
  }

  private void wrongValue(Blocked blocked, NearestActions.Found found) {
    if (found.fewest() != 1 || found.disagreements().size() != 1) {
      return;
    }
    var disagreement = found.disagreements().getFirst();
    suspect(
        Cause.WRONG_VALUE,
        "only %s disagrees: logged %s, the spec has %s"
            .formatted(
                disagreement.place(),
                disagreement.logged(),
                String.join(" or ", disagreement.possible())),
        "look at how the system sets " + disagreement.place() + " and when it logs it",
        relaxed(blocked));
  }

  /** What the event leads to when nothing was observed after it. */
  private Layer relaxed(Blocked blocked) {
    List<Way> ways =
        blocked.event().ways().stream()
            .map(w -> w.with(c -> new Candidate(c.action(), c.arguments(), c.before(), List.of())))
            .map(w -> new Way(w.steps(), w.before(), List.of()))
            .toList();
    return probe.along(blocked.event().with(ways), blocked.layer());
  }

  private void wrongArgument(Blocked blocked) {
    Set<String> tried = new LinkedHashSet<>();
    for (Way way : blocked.event().ways()) {
      for (Step step : way.steps()) {
        for (Candidate c : step.candidates()) {
          List<String> parameters = c.action().parameters();
          for (int p = 0; p < parameters.size(); p++) {
            if (tried.add(c.action().name() + "." + parameters.get(p))) {
              wrongArgument(blocked, c.action(), p);
            }
          }
        }
      }
    }
  }

  private void wrongArgument(Blocked blocked, Action action, int parameter) {
    BoundEvent changed =
        blocked
            .event()
            .with(
                c ->
                    c.action() == action
                        ? new Candidate(
                            action, freed(c.arguments(), parameter), c.before(), c.after())
                        : c);
    Layer to = probe.along(changed, blocked.layer());
    Set<String> fitting = new LinkedHashSet<>();
    for (int i = 0; i < to.size() && fitting.size() < NAMED; i++) {
      for (Taken t = to.by(i); t != null; t = t.before()) {
        if (action.equals(t.action())) {
          fitting.add(t.arguments()[parameter].toString());
        }
      }
    }
    if (!fitting.isEmpty()) {
      String name = action.parameters().get(parameter);
      suspect(
          Cause.WRONG_VALUE,
          "with %s = %s instead, %s fits everything that was logged"
              .formatted(name, String.join(" or ", fitting), action.name()),
          "look at how the system logs " + name + " of " + action.name(),
          to);
    }
  }

  private static Candidate.Arguments freed(Candidate.Arguments arguments, int parameter) {
    return (Candidate.Depending)
        (stepper, ahead) -> {
          Argument[] others = arguments.in(stepper, ahead).clone();
          others[parameter] = new Argument.Any();
          return others;
        };
  }

  private void gap(Blocked blocked, List<Trail.Passed> passed, MissingSteps missing, int steps) {
    missing
        .of(steps)
        .forEach(
            (actions, found) -> {
              String shown = String.join(" or ", found.ways().stream().limit(NAMED).toList());
              suspect(
                  Cause.LOG_GAP,
                  "%s ahead of it, not logged, would explain it".formatted(shown),
                  toFillIn(blocked, passed, actions),
                  found.explained());
            });
  }

  /** Where lines of these actions are to be looked for, or how the log can do without. */
  private String toFillIn(Blocked blocked, List<Trail.Passed> passed, List<String> actions) {
    Set<String> logged = new LinkedHashSet<>();
    passed.forEach(p -> logged.addAll(p.event().actions()));
    following.forEach(e -> logged.addAll(e.actions()));
    List<String> distinct = actions.stream().distinct().toList();
    String names = String.join(" and ", distinct);
    if (logged.containsAll(distinct)) {
      return "look for %s of %s ahead of %s; other lines of %s are there"
          .formatted(
              actions.size() == 1 ? "a lost line" : "lost lines",
              names,
              blocked.event().event().at(),
              distinct.size() == 1 ? "it" : "them");
    }
    return "log %s, or allow it in a binding: hidden: {actions: [%s], per-event: %d}"
        .formatted(names, String.join(", ", distinct), actions.size());
  }

  private void order(Blocked blocked, List<Trail.Passed> passed) {
    BoundEvent event = blocked.event();
    for (int i = 0; i < following.size() && i < SWAPPED; i++) {
      BoundEvent later = following.get(i);
      if (!mayBeSwapped(event.event(), later.event())) {
        continue;
      }
      Layer to = probe.along(event, probe.along(later, blocked.layer()));
      if (!to.isEmpty()) {
        List<BoundEvent> others = new ArrayList<>(following);
        others.remove(i);
        order(later.event(), event.event(), to, others);
        return;
      }
    }
    for (int i = passed.size() - 1; i >= 0; i--) {
      if (!mayBeSwapped(passed.get(i).event().event(), event.event())) {
        continue;
      }
      Layer to = probe.along(event, passed.get(i).before());
      for (int k = i; k < passed.size() && !to.isEmpty(); k++) {
        to = probe.along(passed.get(k).event(), to);
      }
      if (!to.isEmpty()) {
        order(event.event(), passed.get(i).event().event(), to, following);
        return;
      }
    }
  }

  private static boolean mayBeSwapped(Event a, Event b) {
    return a.node().isEmpty() || !a.node().equals(b.node());
  }

  private void order(Event first, Event second, Layer to, List<BoundEvent> others) {
    suspect(
        Cause.ORDER,
        "if %s (%s) happened before %s (%s), it is explained"
            .formatted(first.action(), first.at(), second.action(), second.at()),
        "log what orders the two (a vector clock, or causes), and give --order if the log has it",
        to,
        others);
  }
}
