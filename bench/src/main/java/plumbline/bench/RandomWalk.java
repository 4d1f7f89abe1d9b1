package plumbline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/**
 * A behaviour at random that goes on as long as it is asked to: at each step an action that is
 * possible, then one of its successors, each with equal chances. The same seed walks the same way.
 */
final class RandomWalk {
  /** Of so many steps one tries the rare actions first; all others try them last. */
  private static final int SELDOM = 50;

  /** One way to go on. */
  record Step(Action action, Value[] arguments, State state) {}

  private final Stepper stepper;
  private final SplittableRandom random;
  private final List<Action> common;
  private final List<Action> rare;
  private final List<Step> ways = new ArrayList<>();
  private State state;

  RandomWalk(Spec spec, Set<String> rare, long seed) {
    this.stepper = spec.stepper();
    this.random = new SplittableRandom(seed);
    this.common = named(spec, rare, false);
    this.rare = named(spec, rare, true);
    List<State> initial = new ArrayList<>();
    stepper.initial(initial::add);
    this.state = initial.get(random.nextInt(initial.size()));
  }

  private static List<Action> named(Spec spec, Set<String> rare, boolean wanted) {
    return new ArrayList<>(
        spec.actions().stream().filter(a -> rare.contains(a.name()) == wanted).toList());
  }

  /**
   * Goes one step.
   *
   * @throws BenchException when no action is possible
   */
  Step next() {
    boolean seldom = random.nextInt(SELDOM) == 0;
    ways.clear();
    if (!anyOf(seldom ? rare : common) && !anyOf(seldom ? common : rare)) {
      throw new BenchException("the behaviour ends after a state in which no action is possible");
    }
    Step step = ways.get(random.nextInt(ways.size()));
    state = step.state();
    return step;
  }

  /** Finds the ways of the first possible action, taking the actions in an order by chance. */
  private boolean anyOf(List<Action> actions) {
    for (int left = actions.size(); left > 0; left--) {
      int choice = random.nextInt(left);
      Action action = actions.get(choice);
      actions.set(choice, actions.get(left - 1));
      actions.set(left - 1, action);
      stepper.successors(
          state, action, (by, to) -> ways.add(new Step(by, stepper.arguments().clone(), to)));
      if (!ways.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
