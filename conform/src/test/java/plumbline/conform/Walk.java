package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/** A random behaviour of a spec, up to where it has no next step. */
record Walk(State start, List<Step> steps) {
  private static final int SEEN = 500;

  /** A step of it. */
  record Step(Action action, Value[] arguments, State from, State to) {}

  /**
   * Takes at most so many steps.
   *
   * @param good whether it ends where it would violate what the configuration demands
   */
  static Walk of(Spec spec, int most, boolean good, Random random) {
    Stepper stepper = spec.stepper();
    List<State> initial = new ArrayList<>();
    stepper.initial(
        state -> {
          boolean holds = invariantsHold(spec, stepper, state);
          for (int i = 0; i < spec.initialProperties().size(); i++) {
            holds &= stepper.initialProperty(i, state);
          }
          if (!good || holds) {
            initial.add(state);
          }
          return initial.size() < SEEN;
        });
    if (initial.isEmpty()) {
      return new Walk(null, List.of());
    }
    State start = initial.get(random.nextInt(initial.size()));
    List<Step> steps = new ArrayList<>();
    State at = start;
    while (steps.size() < most) {
      List<Step> next = next(spec, stepper, at, good, random);
      if (next.isEmpty()) {
        break;
      }
      steps.add(next.get(random.nextInt(next.size())));
      at = steps.getLast().to();
    }
    return new Walk(start, steps);
  }

  /** All steps by one action that has some, so that actions with many arguments do not rule. */
  private static List<Step> next(
      Spec spec, Stepper stepper, State from, boolean good, Random random) {
    Map<Integer, List<Step>> byAction = new TreeMap<>();
    int[] seen = {0};
    stepper.successors(
        from,
        (action, to) -> {
          boolean holds = invariantsHold(spec, stepper, to);
          for (int i = 0; i < spec.stepProperties().size() && holds; i++) {
            holds = stepper.stepProperty(i, from, to);
          }
          if (holds || !good) {
            byAction
                .computeIfAbsent(action.index(), a -> new ArrayList<>())
                .add(new Step(action, stepper.arguments().clone(), from, to));
          }
          return ++seen[0] < SEEN;
        });
    List<List<Step>> all = new ArrayList<>(byAction.values());
    return all.isEmpty() ? List.of() : all.get(random.nextInt(all.size()));
  }

  private static boolean invariantsHold(Spec spec, Stepper stepper, State state) {
    for (int i = 0; i < spec.invariants().size(); i++) {
      if (!stepper.invariant(i, state)) {
        return false;
      }
    }
    return true;
  }
}
