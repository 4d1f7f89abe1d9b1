package plumbline.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.explore.Ending.Behaviour;
import plumbline.explore.Exploration.Result;
import plumbline.explore.FingerprintSet.Found;
import plumbline.tla.Formula;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.compile.Misfit;
import plumbline.tla.compile.Packed;
import plumbline.tla.compile.PackedStepper;

/**
 * One thread that explores packed states. What compiled code cannot do with a state, the
 * interpreter does.
 */
final class PackedWorker {
  /** A state that the layout has no place for. */
  static final class OutOfLayout extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<State> states;

    OutOfLayout(List<State> states) {
      super("", null, false, false);
      this.states = states;
    }

    List<State> states() {
      return states;
    }
  }

  private static final int ABOUT = 1 << 14;

  final Tally tally;
  private final PackedSearch search;
  private final Packed packed;
  private final PackedStepper compiled;
  private final Stepper stepper;
  private final int words;
  private final StateLog.Writer log;
  private final boolean deadlock;
  private final boolean constrained;
  private final boolean checked;
  private final boolean stepsConstrained;
  private final boolean stepsChecked;

  /** The two states of a step, where something is asked of steps. */
  private final long[] both;

  private final long[] lastEnabled;

  /** Where the successor that is being judged is among those found. */
  private int judged;

  private long explored;
  private PackedLevel out;

  PackedWorker(PackedSearch search, Packed packed, Stepper stepper) {
    this.search = search;
    this.packed = packed;
    this.compiled = packed.stepper();
    this.stepper = stepper;
    this.words = packed.words();
    this.log = search.log.writer();
    this.tally = new Tally(search.spec.actions().size());
    this.deadlock = search.spec.checkDeadlock();
    this.constrained = search.spec.hasConstraints();
    this.checked = !search.spec.invariants().isEmpty();
    this.stepsConstrained = search.spec.hasActionConstraints();
    this.stepsChecked = !search.spec.stepProperties().isEmpty();
    this.both = new long[2 * words];
    this.lastEnabled = new long[search.spec.actions().size()];
    java.util.Arrays.fill(lastEnabled, -1);
    this.out = new PackedLevel(words);
  }

  /** Takes note of an initial state that was judged already. */
  void initial(State state, boolean inModel) {
    tally.addGenerated();
    tally.reach(1);
    if (!inModel) {
      return;
    }
    long[] code = encoded(state);
    long fingerprint = compiled.fingerprint(code, 0);
    if (search.seen.add(fingerprint, 1) == Found.NEW) {
      tally.addState(1);
      out.add(code, 0, log.add(fingerprint, StateLog.NONE));
    }
  }

  private long[] encoded(State state) {
    long[] code = new long[words];
    try {
      packed.encode(state, code, 0);
    } catch (Misfit e) {
      throw new OutOfLayout(List.of(state));
    }
    return code;
  }

  /** Explores the states of a part of a level; how many, where the run ends meanwhile. */
  int explore(PackedLevel level, int depth) {
    int done = 0;
    while (done < level.size() && !search.verdict.isStopped()) {
      explore(level, done, depth);
      done++;
    }
    return done;
  }

  private void explore(PackedLevel level, int index, int depth) {
    long number = level.number(index);
    explored++;
    int used;
    try {
      used = compiled.successors(level.states(), level.at(index));
    } catch (Misfit e) {
      interpret(packed.decode(level.states(), level.at(index)), number, depth);
      return;
    }
    if (used == 0) {
      end(number);
      tally.addOutDegree(0);
      return;
    }
    try {
      judge(level, index, used, depth);
    } catch (SpecException e) {
      State last = packed.decode(compiled.found(), judged);
      search.decide(Ending.stepError(e, new Behaviour.To(number, last)));
    }
  }

  /** Takes note of the successors of a state, as far as they keep to what is demanded. */
  private void judge(PackedLevel level, int index, int used, int depth) {
    long number = level.number(index);
    long[] found = compiled.found();
    int width = words + 1;
    int added = 0;
    for (int at = 0; at < used; at += width) {
      judged = at;
      int action = (int) found[at + words];
      count(action);
      long fingerprint = compiled.fingerprint(found, at);
      if (stepsConstrained || stepsChecked) {
        System.arraycopy(level.states(), level.at(index), both, 0, words);
        System.arraycopy(found, at, both, words, words);
      }
      boolean inModel =
          (!constrained || constraints(found, at)) && (!stepsConstrained || stepConstraints());
      boolean isNew = !inModel || search.seen.add(fingerprint, depth + 1) == Found.NEW;
      if (isNew && inModel) {
        tally.added[action]++;
        added++;
        tally.addState(depth + 1);
      }
      if ((isNew && checked && !holds(found, at, number)) || (stepsChecked && !stepHolds(number))) {
        tally.addGenerated(at / width + 1);
        return;
      }
      if (isNew && inModel) {
        add(found, at, log.add(fingerprint, number));
      }
    }
    tally.addGenerated(used / width);
    tally.addOutDegree(added);
  }

  private void end(long number) {
    if (deadlock) {
      search.decide(
          new Ending(Result.DEADLOCK, "", Optional.empty(), new Behaviour.Numbered(number)));
    }
  }

  private void add(long[] from, int at, long number) {
    out.add(from, at, number);
    if (out.size() >= ABOUT) {
      layDown();
    }
  }

  /** Hands over what was found for the next level. */
  void layDown() {
    if (out.size() > 0) {
      search.found(out);
      out = new PackedLevel(words);
    }
  }

  private void count(int action) {
    tally.taken[action]++;
    if (lastEnabled[action] != explored) {
      lastEnabled[action] = explored;
      tally.enabled[action]++;
    }
  }

  private boolean constraints(long[] states, int at) {
    try {
      return compiled.constraints(states, at);
    } catch (Misfit e) {
      return stepper.constraints(packed.decode(states, at));
    }
  }

  private boolean stepConstraints() {
    try {
      return compiled.stepConstraints(both, 0);
    } catch (Misfit e) {
      return stepper.actionConstraints(packed.decode(both, 0), packed.decode(both, words));
    }
  }

  private boolean stepHolds(long from) {
    int violated;
    try {
      violated = compiled.violatedBy(both, 0);
    } catch (Misfit e) {
      return stepHolds(packed.decode(both, 0), packed.decode(both, words), from);
    }
    if (violated < 0) {
      return true;
    }
    Behaviour shown = new Behaviour.To(from, packed.decode(both, words));
    Formula formula = search.spec.stepProperties().get(violated);
    search.decide(Ending.violation(Result.PROPERTY, formula, shown));
    return false;
  }

  private boolean stepHolds(State before, State after, long from) {
    for (Formula f : search.spec.stepProperties()) {
      if (!stepper.stepProperty(f.index(), before, after)) {
        search.decide(Ending.violation(Result.PROPERTY, f, new Behaviour.To(from, after)));
        return false;
      }
    }
    return true;
  }

  private boolean holds(long[] states, int at, long from) {
    int violated;
    try {
      violated = compiled.violated(states, at);
    } catch (Misfit e) {
      return holds(packed.decode(states, at), from);
    }
    if (violated < 0) {
      return true;
    }
    Formula formula = search.spec.invariants().get(violated);
    Behaviour shown = new Behaviour.To(from, packed.decode(states, at));
    search.decide(Ending.violation(Result.SAFETY, formula, shown));
    return false;
  }

  private boolean holds(State state, long from) {
    Behaviour shown = new Behaviour.To(from, state);
    try {
      for (Formula f : search.spec.invariants()) {
        if (!stepper.invariant(f.index(), state)) {
          search.decide(Ending.violation(Result.SAFETY, f, shown));
          return false;
        }
      }
      return true;
    } catch (SpecException e) {
      search.decide(Ending.invariantError(e, shown));
      return false;
    }
  }

  /** Explores a state by the interpreter. */
  private void interpret(State state, long number, int depth) {
    List<State> left = new ArrayList<>();
    int[] counts = new int[2];
    State[] last = new State[1];
    try {
      stepper.successors(
          state,
          (action, next) -> {
            counts[0]++;
            last[0] = next;
            tally.addGenerated();
            count(action.index());
            boolean inModel =
                (!constrained || stepper.constraints(next))
                    && (!stepsConstrained || stepper.actionConstraints(state, next));
            long[] code = new long[words];
            try {
              packed.encode(next, code, 0);
            } catch (Misfit e) {
              left.add(next);
              return true;
            }
            long fingerprint = compiled.fingerprint(code, 0);
            boolean isNew = !inModel || search.seen.add(fingerprint, depth + 1) == Found.NEW;
            if (isNew && inModel) {
              counts[1]++;
              tally.added[action.index()]++;
              tally.addState(depth + 1);
            }
            if ((isNew && !holds(next, number)) || !stepHolds(state, next, number)) {
              return false;
            }
            if (isNew && inModel) {
              add(code, 0, log.add(fingerprint, number));
            }
            last[0] = null;
            return true;
          });
    } catch (SpecException e) {
      search.decide(
          Ending.stepError(
              e,
              last[0] == null
                  ? new Behaviour.Numbered(number)
                  : new Behaviour.To(number, last[0])));
      return;
    }
    if (!left.isEmpty()) {
      throw new OutOfLayout(left);
    }
    if (search.verdict.isDecided()) {
      return;
    }
    if (counts[0] == 0) {
      end(number);
    }
    search.interpreted();
    tally.addOutDegree(counts[1]);
  }
}
