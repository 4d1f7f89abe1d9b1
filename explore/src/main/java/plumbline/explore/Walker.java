package plumbline.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import plumbline.explore.Ending.Behaviour;
import plumbline.explore.Exploration.Result;
import plumbline.explore.Exploration.Step;
import plumbline.tla.Action;
import plumbline.tla.Formula;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.SuccessorSink;

/**
 * Walks behaviours at random, as TLC does: from an initial state, always an action and then one of
 * its successors, each with equal chances among those that satisfy the constraints. All successors
 * by that action are judged, whether taken or not.
 */
final class Walker implements SuccessorSink, Counts.Source {
  final Stepper stepper;
  final Tally tally;
  private final Walks walks;
  final Judge judge;
  private final int id;
  private final boolean deadlock;
  private final int[] order;
  private final List<Step> steps = new ArrayList<>();

  private SplittableRandom random = new SplittableRandom(0);
  private long index;
  private State from;
  private State judged;
  private Step chosen;
  private int choices;
  private long successors;
  private boolean judgingInvariants;
  private List<Step> counterExample = List.of();

  Walker(Walks walks, Stepper stepper, int id) {
    this.walks = walks;
    this.stepper = stepper;
    this.id = id;
    this.judge = new Judge(walks.spec, stepper);
    this.tally = new Tally(walks.spec.actions().size());
    this.deadlock = walks.spec.checkDeadlock();
    this.order = new int[walks.spec.actions().size()];
    stepper.statistics(new Counts(this));
  }

  /** Finds the initial states that satisfy the constraints, after judging all. */
  List<State> findInitial() {
    List<State> initial = new ArrayList<>();
    judge.exploring(0);
    try {
      stepper.initial(
          state -> {
            judged = state;
            tally.addGenerated();
            judgeInitial(state);
            if (judge.inModel(state)) {
              initial.add(state);
            }
            judged = null;
            return !walks.verdict.isStopped();
          });
    } catch (SpecException e) {
      walks.verdict.decide(
          Ending.initialError(
              e, judged == null ? Ending.NO_BEHAVIOUR : new Behaviour.To(StateLog.NONE, judged)));
    }
    judged = null;
    return initial;
  }

  private void judgeInitial(State state) {
    Behaviour shown = new Behaviour.To(StateLog.NONE, state);
    judge
        .violatedInvariant(state)
        .ifPresent(f -> walks.verdict.decide(Ending.violation(Result.SAFETY, f, shown)));
    judge
        .violatedInitialProperty(state)
        .ifPresent(f -> walks.verdict.decide(Ending.violation(Result.PROPERTY, f, shown)));
  }

  /** Walks behaviours until enough were walked, or the run ends. */
  void run() {
    try {
      for (index = walks.next(); walks.wants(index); index = walks.next()) {
        walk();
        tally.addBehaviour();
      }
    } catch (OutOfMemoryError e) {
      walks.stop(Result.MEMORY);
    } catch (RuntimeException | Error e) {
      walks.verdict.fail(e);
    }
  }

  private void walk() {
    random = walks.random(index);
    stepper.seed(random.nextLong());
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    steps.clear();
    State first = walks.initial().get(random.nextInt(walks.initial().size()));
    steps.add(new Step(Optional.empty(), List.of(), first));
    while (steps.size() < walks.depth && walks.wants(index)) {
      if (!step()) {
        break;
      }
    }
    tally.reach(steps.size());
  }

  /** Goes one step; false where there is none, or the run ends. */
  private boolean step() {
    from = steps.getLast().state();
    judge.exploring(steps.size());
    choices = 0;
    long before = successors;
    try {
      for (int left = order.length; left > 0 && choices == 0; left--) {
        int at = random.nextInt(left);
        int action = order[at];
        order[at] = order[left - 1];
        order[left - 1] = action;
        judged = null;
        stepper.successors(from, walks.spec.actions().get(action), this);
        if (choices > 0) {
          tally.enabled[action]++;
        }
      }
    } catch (SpecException e) {
      walks.decide(
          index,
          judgingInvariants ? Ending.invariantError(e, walked()) : Ending.stepError(e, walked()));
      judgingInvariants = false;
    }
    if (!walks.wants(index)) {
      return false;
    }
    if (choices > 0) {
      steps.add(chosen);
      return true;
    }
    if (deadlock && successors == before) {
      judged = null;
      walks.decide(index, new Ending(Result.DEADLOCK, "", Optional.empty(), walked()));
    }
    return false;
  }

  @Override
  public boolean accept(Action action, State next) {
    successors++;
    tally.addGenerated();
    tally.taken[action.index()]++;
    judged = next;
    Step step = new Step(Optional.of(action), List.of(stepper.arguments()), next);
    judgingInvariants = true;
    Optional<Formula> violated = judge.violatedInvariant(next);
    judgingInvariants = false;
    Result kind = Result.SAFETY;
    if (violated.isEmpty()) {
      violated = judge.violatedStepProperty(from, next);
      kind = Result.PROPERTY;
    }
    if (violated.isPresent()) {
      List<Step> all = new ArrayList<>(steps);
      all.add(step);
      walks.decide(index, Ending.violation(kind, violated.get(), new Behaviour.Walked(all)));
      return false;
    }
    if (judge.inModel(from, next) && random.nextInt(++choices) == 0) {
      chosen = step;
    }
    judged = null;
    return walks.wants(index);
  }

  /** The steps so far, and the state that was being judged. */
  private Behaviour walked() {
    List<Step> all = new ArrayList<>(steps);
    if (judged != null) {
      all.add(new Step(Optional.empty(), List.of(), judged));
    }
    return new Behaviour.Walked(all);
  }

  /** Nothing is being walked any more. */
  void rest() {
    steps.clear();
    judge.exploring(0);
    judged = null;
  }

  /** What the spec may ask for as its counterexample from now on. */
  void shows(List<Step> behaviour) {
    counterExample = behaviour;
  }

  @Override
  public List<Step> counterExample() {
    return counterExample;
  }

  @Override
  public int level() {
    return judge.level();
  }

  @Override
  public long generated() {
    return walks.generated();
  }

  @Override
  public long distinct() {
    return -1;
  }

  @Override
  public long queue() {
    return 0;
  }

  @Override
  public int depth() {
    return (int) Math.min(Integer.MAX_VALUE, tally.behaviours() + 1);
  }

  @Override
  public int worker() {
    return id;
  }

  @Override
  public int workers() {
    return walks.walkers().size();
  }

  @Override
  public String mode() {
    return "simulate";
  }

  @Override
  public OptionalLong simulated(String name) {
    return switch (name) {
      case "depth" -> OptionalLong.of(walks.depth);
      case "limit" -> walks.limit;
      case "traces" -> OptionalLong.of(tally.behaviours());
      default -> OptionalLong.empty();
    };
  }

  @Override
  public void exit() {
    walks.stop(Result.BOUNDED);
  }

  @Override
  public List<State> trace() {
    List<State> states = new ArrayList<>();
    steps.forEach(s -> states.add(s.state()));
    if (judged != null) {
      states.add(judged);
    }
    return states;
  }
}
