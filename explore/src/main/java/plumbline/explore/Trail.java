package plumbline.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.explore.Ending.Behaviour;
import plumbline.explore.Exploration.Step;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/**
 * Rebuilds behaviours from fingerprints: from the initial state of the first one, always to a
 * successor of the next one.
 */
final class Trail {
  private final Stepper stepper;
  private final Judge judge;
  private final StateLog log;

  Trail(Stepper stepper, Judge judge, StateLog log) {
    this.stepper = stepper;
    this.judge = judge;
    this.log = log;
  }

  List<Step> rebuild(Behaviour behaviour) {
    return judge.aside(() -> steps(behaviour));
  }

  private List<Step> steps(Behaviour behaviour) {
    return switch (behaviour) {
      case Behaviour.None _ -> List.of();
      case Behaviour.Walked w -> w.steps();
      case Behaviour.Numbered n -> follow(log.fingerprintsTo(n.number()));
      case Behaviour.To t when t.predecessor() == StateLog.NONE -> List.of(initial(t.last()));
      case Behaviour.To t -> withLast(follow(log.fingerprintsTo(t.predecessor())), t.last());
    };
  }

  private static Step initial(State state) {
    return new Step(Optional.empty(), List.of(), state);
  }

  private List<Step> follow(List<Long> fingerprints) {
    List<Step> steps = new ArrayList<>();
    judge.exploring(0);
    stepper.initial(
        s -> {
          if (judge.fingerprint(s) == fingerprints.getFirst()) {
            steps.add(initial(s));
          }
          return steps.isEmpty();
        });
    for (int i = 1; i < fingerprints.size() && steps.size() == i; i++) {
      long fingerprint = fingerprints.get(i);
      judge.exploring(i);
      stepper.successors(
          steps.getLast().state(),
          (action, next) -> {
            if (judge.fingerprint(next) != fingerprint) {
              return true;
            }
            steps.add(new Step(Optional.of(action), List.of(stepper.arguments()), next));
            return false;
          });
    }
    return steps;
  }

  /**
   * Adds the step to the state that ends the behaviour: to that very state if possible, else to one
   * that VIEW or SYMMETRY makes the same. Where neither is found, as in a spec that chooses at
   * random, the state is shown without an action.
   */
  private List<Step> withLast(List<Step> steps, State last) {
    if (steps.isEmpty()) {
      return List.of(initial(last));
    }
    judge.exploring(steps.size());
    long fingerprint = judge.fingerprint(last);
    Step[] found = new Step[1];
    stepper.successors(
        steps.getLast().state(),
        (action, next) -> {
          boolean same = next.fingerprint() == last.fingerprint();
          if (same || (found[0] == null && judge.fingerprint(next) == fingerprint)) {
            found[0] = new Step(Optional.of(action), List.of(stepper.arguments()), next);
          }
          return !same;
        });
    steps.add(found[0] == null ? initial(last) : found[0]);
    return steps;
  }
}
