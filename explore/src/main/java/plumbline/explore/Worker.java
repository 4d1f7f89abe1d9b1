package plumbline.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import plumbline.explore.Ending.Behaviour;
import plumbline.explore.Exploration.Result;
import plumbline.explore.Exploration.Step;
import plumbline.explore.FingerprintSet.Found;
import plumbline.tla.Action;
import plumbline.tla.Formula;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.StateSink;
import plumbline.tla.Stepper;
import plumbline.tla.SuccessorSink;

/**
 * What one thread does: takes states from the frontier and explores them. The checks of a new state
 * are in TLC's order, so that a run that ends early has counted what TLC counts: constraints, then
 * whether it is new, invariants (also of a state that the constraints exclude, each time it is
 * found), then the properties of the step.
 */
final class Worker implements StateSink, SuccessorSink, Counts.Source {
  final Stepper stepper;
  final Judge judge;
  final Tally tally;
  final Trail trail;
  private final Search search;
  private final Frontier frontier;
  private final Frontier.Hand hand;
  private final StateLog.Writer log;
  private final boolean deadlock;
  private final int id;

  /** Numbers of explored states, by which an action knows whether it was found enabled in this. */
  private final long[] lastEnabled;

  private long explored;
  private int newStates;

  /** The state that is being judged; null while the next-state relation is evaluated. */
  private State judged;

  private List<Step> counterExample = List.of();

  Worker(Search search, Stepper stepper, int id) {
    this.search = search;
    this.stepper = stepper;
    this.frontier = search.frontier;
    this.judge = new Judge(search.spec, stepper);
    this.tally = new Tally(search.spec.actions().size());
    this.trail = new Trail(stepper, judge, search.log);
    this.hand = frontier.hand();
    this.log = search.log.writer();
    this.deadlock = search.spec.checkDeadlock();
    this.lastEnabled = new long[search.spec.actions().size()];
    this.id = id;
    Arrays.fill(lastEnabled, -1);
    stepper.statistics(new Counts(this));
  }

  /** Finds the initial states; the frontier then holds them. */
  void findInitial() {
    judged = null;
    judge.exploring(0);
    try {
      stepper.initial(this);
      search.initial = tally.generated();
    } catch (SpecException e) {
      search.decide(Ending.initialError(e, judgedInitial()));
    } catch (OutOfMemoryError e) {
      search.breakOff();
    }
    frontier.layDown(hand);
  }

  /** Finds out which properties looking at states does not decide. */
  void findUndecidable() {
    try {
      search.undecidable = judge.undecidable();
    } catch (SpecException e) {
      search.decide(Ending.initialError(e, Ending.NO_BEHAVIOUR));
    }
  }

  private Behaviour judgedInitial() {
    return judged == null ? Ending.NO_BEHAVIOUR : new Behaviour.To(StateLog.NONE, judged);
  }

  @Override
  public boolean accept(State state) {
    judged = state;
    tally.addGenerated();
    tally.reach(1);
    boolean seen = false;
    if (judge.inModel(state)) {
      long fingerprint = judge.fingerprint(state);
      seen = search.seen.add(fingerprint, 1) != Found.NEW;
      if (!seen) {
        search.graph.ifPresent(g -> g.state(fingerprint, state, true));
        tally.addState(1);
        frontier.add(hand, state, log.add(fingerprint, StateLog.NONE), 1);
      }
    }
    if (!seen) {
      judge
          .violatedInvariant(state)
          .ifPresent(f -> search.decide(Ending.violation(Result.SAFETY, f, judgedInitial())));
      if (!search.verdict.isDecided()) {
        judge
            .violatedInitialProperty(state)
            .ifPresent(f -> search.decide(Ending.violation(Result.PROPERTY, f, judgedInitial())));
      }
    }
    judged = null;
    if (search.outOfMemory() || search.verdict.isStopped()) {
      search.breakOff();
    }
    return !search.verdict.isStopped();
  }

  /** Explores states until there are none, or the run ends. */
  void run() {
    try {
      while (!search.outOfMemory() && frontier.next(hand)) {
        explore();
      }
      frontier.layDown(hand);
    } catch (OutOfMemoryError e) {
      search.breakOff();
    } catch (RuntimeException | Error e) {
      search.fail(e);
    }
  }

  private void explore() {
    if (hand.depth >= search.mostDepth) {
      search.cut = true;
      return;
    }
    explored++;
    newStates = 0;
    judged = null;
    judge.exploring(hand.depth);
    long before = tally.generated();
    try {
      stepper.successors(hand.state, this);
      if (!search.verdict.isDecided()) {
        judge
            .violatedLasting(hand.state, search.undecidable)
            .ifPresent(f -> search.decide(Ending.violation(Result.PROPERTY, f, here())));
      }
    } catch (SpecException e) {
      search.decide(Ending.stepError(e, here()));
    }
    if (search.verdict.isDecided()) {
      return;
    }
    if (tally.generated() == before && deadlock) {
      search.decide(
          new Ending(Result.DEADLOCK, "", Optional.empty(), new Behaviour.Numbered(hand.number)));
    }
    tally.addOutDegree(newStates);
  }

  /** What leads to the state that is being judged. */
  private Behaviour here() {
    return judged == null
        ? new Behaviour.Numbered(hand.number)
        : new Behaviour.To(hand.number, judged);
  }

  @Override
  public boolean accept(Action action, State next) {
    tally.addGenerated();
    count(action.index());
    judged = next;
    boolean inModel = judge.inModel(hand.state, next);
    Found found = Found.NEW;
    long fingerprint = 0;
    if (inModel) {
      fingerprint = judge.fingerprint(next);
      found =
          search.graph.isPresent()
              ? addAndShow(search.graph.get(), fingerprint, action, next)
              : search.seen.add(fingerprint, hand.depth + 1);
      if (found == Found.NEW) {
        tally.added[action.index()]++;
        newStates++;
        tally.addState(hand.depth + 1);
      }
    }
    if (found == Found.NEW && !invariantsHold(next)) {
      return false;
    }
    Optional<Formula> violated = judge.violatedStepProperty(hand.state, next);
    if (violated.isPresent()) {
      search.decide(Ending.violation(Result.PROPERTY, violated.get(), here()));
      return false;
    }
    if (inModel && found != Found.KNOWN) {
      long number = log.add(fingerprint, hand.number);
      frontier.add(hand, next, number, hand.depth + 1);
    }
    judged = null;
    return !search.verdict.isDecided();
  }

  private void count(int action) {
    tally.taken[action]++;
    if (lastEnabled[action] != explored) {
      lastEnabled[action] = explored;
      tally.enabled[action]++;
    }
  }

  private boolean invariantsHold(State next) {
    try {
      Optional<Formula> violated = judge.violatedInvariant(next);
      violated.ifPresent(f -> search.decide(Ending.violation(Result.SAFETY, f, here())));
      return violated.isEmpty();
    } catch (SpecException e) {
      search.decide(Ending.invariantError(e, here()));
      return false;
    }
  }

  /** In one go, so that no other worker shows a step to the state before the state itself. */
  private Found addAndShow(StateGraph graph, long id, Action action, State next) {
    synchronized (search) {
      Found found = search.seen.add(id, hand.depth + 1);
      if (found == Found.NEW) {
        graph.state(id, next, false);
      }
      graph.step(judge.fingerprint(hand.state), id, action, List.of(stepper.arguments()));
      return found;
    }
  }

  /** Nothing is being explored any more. */
  void rest() {
    hand.state = null;
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
  public long initial() {
    return search.initial;
  }

  @Override
  public long generated() {
    return search.generated();
  }

  @Override
  public long distinct() {
    return search.distinct();
  }

  @Override
  public long queue() {
    return search.queue() + hand.in.size() + hand.out.size();
  }

  @Override
  public int depth() {
    return search.depth();
  }

  @Override
  public int worker() {
    return id;
  }

  @Override
  public int workers() {
    return search.workers().size();
  }

  @Override
  public void exit() {
    search.stop(Result.BOUNDED);
  }

  /** The behaviour that led to the state that is being explored or judged. */
  @Override
  public List<State> trace() {
    if (hand.state == null) {
      return judged == null ? List.of() : List.of(judged);
    }
    List<State> states = new ArrayList<>();
    trail.rebuild(here()).forEach(s -> states.add(s.state()));
    return states;
  }
}
