package plumbline.conform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The slow and obvious checker that the fast one is held against. It follows every consistent cut
 * of the lines with every state that a behaviour of the spec may be in there, and takes steps by
 * asking for all that the next-state relation allows and keeping what agrees with the line.
 */
final class Reference {
  private static final int MOST = 20_000;

  private final Spec spec;
  private final Stepper stepper;
  private final List<Line.Hidden> hidden;
  private final Map<String, List<Line.Stage>> stages;
  private int looked;

  Reference(Spec spec, Log log) {
    this.spec = spec;
    this.stepper = spec.stepper();
    this.hidden = log.hidden();
    this.stages = log.stages();
  }

  /** It would take too long. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The answer.
   *
   * @param deviates the number of the first line at which no behaviour goes on that is as the
   *     configuration demands; 0 when there is none
   * @param violated whether there is a behaviour, but none that is as the configuration demands
   * @param possible how many states are possible just ahead of that line, or at the end
   */
  record Answer(int deviates, boolean violated, long possible) {
    boolean conforms() {
      return deviates == 0;
    }
  }

  /**
   * A state that a behaviour can be in.
   *
   * @param good whether the configuration's invariants and properties of steps held on the way
   */
  private record Possible(State state, boolean good) {}

  /** Checks lines that happened in this order. */
  Answer inOrder(List<Line> lines) {
    List<Set<Integer>> needs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      needs.add(i == 0 ? Set.of() : Set.of(i - 1));
    }
    return check(lines, needs);
  }

  /**
   * Checks lines.
   *
   * @param needs for each line those that happened before it
   */
  Answer check(List<Line> lines, List<Set<Integer>> needs) {
    Map<Set<Integer>, Set<Possible>> level = new HashMap<>();
    level.put(Set.of(), initial());
    for (int n = 1; n <= lines.size(); n++) {
      Map<Set<Integer>, Set<Possible>> next = new HashMap<>();
      level.forEach(
          (cut, states) -> {
            for (int i = 0; i < lines.size(); i++) {
              if (!cut.contains(i) && cut.containsAll(needs.get(i))) {
                Set<Integer> longer = new HashSet<>(cut);
                longer.add(i);
                next.computeIfAbsent(longer, c -> new HashSet<>())
                    .addAll(after(lines.get(i), states));
              }
            }
          });
      if (next.values().stream().flatMap(Set::stream).noneMatch(Possible::good)) {
        boolean any = next.values().stream().anyMatch(states -> !states.isEmpty());
        return new Answer(n, any, count(level));
      }
      level = next;
    }
    return new Answer(0, false, count(level));
  }

  private static long count(Map<Set<Integer>, Set<Possible>> level) {
    return level.values().stream()
        .mapToLong(states -> states.stream().map(Possible::state).distinct().count())
        .sum();
  }

  private Set<Possible> initial() {
    Set<Possible> states = new HashSet<>();
    stepper.initial(
        state -> {
          boolean good = invariantsHold(state);
          for (int i = 0; i < spec.initialProperties().size(); i++) {
            good &= stepper.initialProperty(i, state);
          }
          states.add(new Possible(state, good));
          return look();
        });
    return states;
  }

  private Set<Possible> after(Line line, Set<Possible> states) {
    Set<Possible> after = new HashSet<>();
    if (line.lost() > 0) {
      Set<String> any = new HashSet<>();
      spec.actions().forEach(a -> any.add(a.name()));
      return withHidden(List.of(new Line.Hidden(any, (int) line.lost())), states);
    }
    for (Possible ahead : withHidden(hidden, states)) {
      if (line.optional()) {
        after.add(ahead);
      }
      if (agrees(line.before(), ahead.state())) {
        for (Possible reached : stages(line, ahead)) {
          if (agrees(line.vars(), reached.state())) {
            after.add(reached);
          }
        }
      }
    }
    return after;
  }

  /** What the steps that a line stands for lead to. */
  private Set<Possible> stages(Line line, Possible ahead) {
    Set<Possible> states = Set.of(ahead);
    for (Line.Stage stage :
        stages.getOrDefault(line.action(), List.of(new Line.Stage(line.action(), false)))) {
      Set<Possible> next = new HashSet<>(stage.optional() ? states : Set.of());
      for (Possible state : states) {
        steps(
            state,
            (action, reached) -> {
              if (isOf(stage.action(), line.args(), action)) {
                next.add(reached);
              }
            });
      }
      states = next;
    }
    return states;
  }

  /** A state with how many hidden steps of each rule led to it. */
  private record Walked(Possible at, List<Integer> used) {}

  private Set<Possible> withHidden(List<Line.Hidden> rules, Set<Possible> states) {
    Set<Walked> all = new HashSet<>();
    List<Walked> pending = new ArrayList<>();
    for (Possible state : states) {
      pending.add(new Walked(state, Collections.nCopies(rules.size(), 0)));
    }
    while (!pending.isEmpty()) {
      Walked walked = pending.removeLast();
      if (all.add(walked)) {
        for (int r = 0; r < rules.size(); r++) {
          Line.Hidden rule = rules.get(r);
          if (walked.used.get(r) < rule.most()) {
            List<Integer> used = new ArrayList<>(walked.used);
            used.set(r, used.get(r) + 1);
            steps(
                walked.at,
                (action, reached) -> {
                  if (rule.actions().contains(action.name())) {
                    pending.add(new Walked(reached, used));
                  }
                });
          }
        }
      }
    }
    Set<Possible> reached = new HashSet<>();
    all.forEach(w -> reached.add(w.at));
    return reached;
  }

  /** Every step of the spec; while one is given, the stepper knows its arguments. */
  private void steps(Possible from, BiConsumer<Action, Possible> each) {
    stepper.successors(
        from.state(),
        (action, next) -> {
          boolean good = from.good() && invariantsHold(next) && isAllowed(from.state(), next);
          each.accept(action, new Possible(next, good));
          return look();
        });
  }

  private boolean look() {
    if (++looked > MOST) {
      throw new TooLarge();
    }
    return true;
  }

  private boolean invariantsHold(State state) {
    for (int i = 0; i < spec.invariants().size(); i++) {
      if (!stepper.invariant(i, state)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAllowed(State from, State to) {
    for (int i = 0; i < spec.stepProperties().size(); i++) {
      if (!stepper.stepProperty(i, from, to)) {
        return false;
      }
    }
    return true;
  }

  // --- what was logged ----------------------------------------------------------

  private boolean isOf(String name, ObjectNode args, Action action) {
    if (!name.isEmpty() && !name.equals(action.name())) {
      return false;
    }
    Value[] arguments = stepper.arguments();
    for (Map.Entry<String, JsonNode> logged : args.properties()) {
      int place = place(action, logged.getKey());
      if (place < 0 || !Sight.isWhole(logged.getValue(), arguments[place])) {
        return false;
      }
    }
    return true;
  }

  private static int place(Action action, String parameter) {
    int named = action.parameters().indexOf(parameter);
    if (named >= 0 || !parameter.matches("[0-9]+")) {
      return named;
    }
    int place = Integer.parseInt(parameter) - 1;
    return place < action.parameters().size() ? place : -1;
  }

  private boolean agrees(ObjectNode logged, State state) {
    for (Map.Entry<String, JsonNode> variable : logged.properties()) {
      int index = spec.variables().indexOf(variable.getKey());
      if (!Sight.isPart(variable.getValue(), state.get(index))) {
        return false;
      }
    }
    return true;
  }
}
