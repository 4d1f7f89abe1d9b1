package plumbline.conform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import plumbline.conform.explain.Deviation.Cause;
import plumbline.conform.explain.Deviation.Suspect;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.trace.Event;

/** What would have explained an event: a value, a missing line, another order, a weaker guard. */
final class Suspicions {
  /** How many of the events after it are asked which suspicion explains them, too. */
  private static final int ASKED = 5;

  private static final int SWAPPED = 8;
  private static final int NAMED = 3;

  private final Probe probe;
  private final List<BoundEvent> following;
  private final List<Weighed> weighed = new ArrayList<>();

  /** A suspicion with the number of later events that it explains. */
  private record Weighed(Suspect suspect, int explains) {}

  Suspicions(Probe probe, List<BoundEvent> following) {
    this.probe = probe;
    this.following = following;
  }

  List<Suspect> of(Blocked blocked, NearestActions.Found found) {
    if (!blocked.event().ways().isEmpty()) {
      wrongValue(blocked, found);
      wrongArgument(blocked);
      gap(blocked);
      order(blocked);
    }
    return weighed(blocked);
  }

  /** Only those that look at no other event. */
  List<Suspect> ofEvent(Blocked blocked, NearestActions.Found found) {
    wrongValue(blocked, found);
    wrongArgument(blocked);
    return weighed(blocked);
  }

  private List<Suspect> weighed(Blocked blocked) {
    List<Suspect> all =
        new ArrayList<>(
            weighed.stream()
                .sorted(Comparator.comparingInt((Weighed w) -> -w.explains))
                .map(Weighed::suspect)
                .toList());
    all.add(
        new Suspect(
            Cause.SYSTEM,
            all.isEmpty()
                ? "no single wrong value, missing line or other order would explain it"
                : "or the system did what the spec does not allow",
            "look at what the system did between "
                + blocked.event().event().at()
                + " and the event before it on that node"));
    return all;
  }

  private void suspect(Cause cause, String finding, String toConfirm, Layer explained) {
    suspect(cause, finding, toConfirm, explained, following);
  }

  private void suspect(
      Cause cause, String finding, String toConfirm, Layer explained, List<BoundEvent> next) {
    int asked = Math.min(ASKED, next.size());
    int explains = probe.goesOn(explained, next.subList(0, asked));
    String more =
        asked == 0
            ? ""
            : explains == asked
                ? "; the next %s then %s explained, too"
                    .formatted(asked == 1 ? "event" : asked + " events", asked == 1 ? "is" : "are")
                : explains == 0
                    ? "; but the event after it is then not explained"
                    : "; of the next %d events %d %s then explained"
                        .formatted(asked, explains, explains == 1 ? "is" : "are");
    weighed.add(new Weighed(new Suspect(cause, finding + more, toConfirm), explains));
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

  /** The event's ways with each candidate made another. */
  private List<Way> changed(Blocked blocked, UnaryOperator<Candidate> change, boolean keepChecks) {
    return blocked.event().ways().stream()
        .map(
            w ->
                new Way(
                    w.steps().stream()
                        .map(
                            s ->
                                new Step(
                                    s.candidates().stream().map(change).toList(),
                                    s.optional(),
                                    s.most(),
                                    s.until()))
                        .toList(),
                    w.before(),
                    keepChecks ? w.after() : List.of()))
        .toList();
  }

  /** What the event leads to when nothing was observed after it. */
  private Layer relaxed(Blocked blocked) {
    List<Way> ways =
        changed(
            blocked, c -> new Candidate(c.action(), c.arguments(), c.before(), List.of()), false);
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
    List<Way> ways =
        changed(
            blocked,
            c ->
                c.action() == action
                    ? new Candidate(action, freed(c.arguments(), parameter), c.before(), c.after())
                    : c,
            true);
    Layer to = probe.along(blocked.event().with(ways), blocked.layer());
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

  private void gap(Blocked blocked) {
    boolean found = false;
    for (Candidate c : probe.any()) {
      found |= gap(blocked, probe.some(List.of(Step.of(List.of(c))), blocked.layer()), 1);
    }
    if (!found) {
      Step any = Step.of(probe.any());
      gap(blocked, probe.some(List.of(any, any), blocked.layer()), 2);
    }
  }

  /** Whether steps that led to these states and were not logged would explain the event. */
  private boolean gap(Blocked blocked, Layer between, int count) {
    Set<String> steps = new LinkedHashSet<>();
    Set<String> actions = new LinkedHashSet<>();
    Layer explained = new Layer();
    for (int i = 0; i < between.size() && i < Explainer.SAMPLE; i++) {
      Layer one = new Layer();
      one.add(between.state(i), Layer.NO_PARENT, null, Layer.GOOD);
      Layer to = probe.along(blocked.event(), one);
      if (!to.isEmpty()) {
        StringJoiner titles = new StringJoiner(", then ");
        for (Taken t : taken(between.by(i))) {
          titles.add(t.title());
          actions.add(t.action().name());
        }
        steps.add(titles.toString());
        NearestActions.add(to, explained);
      }
    }
    if (steps.isEmpty()) {
      return false;
    }
    String shown = String.join(" or ", steps.stream().limit(NAMED).toList());
    String names = String.join(", ", actions.stream().limit(NAMED).toList());
    suspect(
        Cause.LOG_GAP,
        "%s %s ahead of it, which %s not logged, would explain it"
            .formatted(count == 1 ? "a step" : "the steps", shown, count == 1 ? "was" : "were"),
        "log %s, or allow it in a binding: hidden: {actions: [%s], per-event: %d}"
            .formatted(names, names, count),
        explained);
    return true;
  }

  /** The steps up to one, in their order. */
  private static List<Taken> taken(Taken last) {
    List<Taken> all = new ArrayList<>();
    for (Taken t = last; t != null; t = t.before()) {
      all.add(t);
    }
    return all.reversed();
  }

  private void order(Blocked blocked) {
    BoundEvent event = blocked.event();
    for (int i = 0; i < following.size() && i < SWAPPED; i++) {
      BoundEvent later = following.get(i);
      if (!mayBeSwapped(event.event(), later.event())) {
        continue;
      }
      Layer to = probe.along(event, probe.along(later, blocked.layer()));
      if (!to.isEmpty()) {
        List<BoundEvent> next = new ArrayList<>(following);
        next.remove(i);
        weighedOrder(later.event(), event.event(), to, next);
        return;
      }
    }
    List<Trail.Passed> passed = Trail.events(blocked.layer(), SWAPPED);
    for (int i = passed.size() - 1; i >= 0; i--) {
      if (!mayBeSwapped(passed.get(i).event().event(), event.event())) {
        continue;
      }
      Layer to = probe.along(event, passed.get(i).before());
      for (int k = i; k < passed.size() && !to.isEmpty(); k++) {
        to = probe.along(passed.get(k).event(), to);
      }
      if (!to.isEmpty()) {
        weighedOrder(event.event(), passed.get(i).event().event(), to, following);
        return;
      }
    }
  }

  private static boolean mayBeSwapped(Event a, Event b) {
    return a.node().isEmpty() || !a.node().equals(b.node());
  }

  private void weighedOrder(Event first, Event second, Layer to, List<BoundEvent> next) {
    suspect(
        Cause.ORDER,
        "if %s (%s) happened before %s (%s), it is explained"
            .formatted(first.action(), first.at(), second.action(), second.at()),
        "log what orders the two (a vector clock, or causes), and give --order if the log has it",
        to,
        next);
  }
}
