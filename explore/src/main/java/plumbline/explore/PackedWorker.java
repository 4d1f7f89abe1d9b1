package plumbline.explore;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** So many states are explored before it is looked up what of theirs is new. */
  private static final int STATES = 256;

  /** The same, in longs of their successors: they stay in the processor's cache. */
  private static final int LONGS = 1 << 14;

  final Tally tally;
  final Profiler profiler;
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

  /** Where the successors of each state end among those found. */
  private final int[] ends = new int[STATES];

  /** By successor. */
  private long[] fingerprints = new long[0];

  private boolean[] isNew = new boolean[0];
  private final FingerprintSet.Adder adder;
  private long explored;
  private PackedLevel out;

  PackedWorker(PackedSearch search, Packed packed, Stepper stepper) {
    this.search = search;
    this.packed = packed;
    this.compiled = packed.stepper();
    this.stepper = stepper;
    this.profiler = new Profiler(search.spec, packed);
    this.words = packed.words();
    this.log = search.log.writer();
    this.tally = new Tally(search.spec.actions().size());
    this.deadlock = search.spec.checkDeadlock();
    this.constrained = search.spec.hasConstraints();
    this.checked = !search.spec.invariants().isEmpty();
    this.stepsConstrained = search.spec.hasActionConstraints();
    this.stepsChecked = !search.spec.stepProperties().isEmpty();
    this.adder = search.seen.adder();
    this.both = new long[2 * words];
    this.lastEnabled = new long[search.spec.actions().size()];
    Arrays.fill(lastEnabled, -1);
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
      done = explore(level, done, depth);
    }
    return done;
  }

  /** Explores some states, from an index on: what they lead to is looked up all at once. */
  private int explore(PackedLevel level, int from, int depth) {
    int next = from;
    int used = 0;
    boolean left = false;
    while (next < level.size() && next - from < STATES && used < LONGS && !left) {
      try {
        int all = compiled.more(level.states(), level.at(next), used);
        identify(level, next, used, all);
        used = all;
        ends[next - from] = used;
        next++;
      } catch (Misfit e) {
        left = true;
      }
    }
    adder.add(fingerprints, used / (words + 1), isNew);
    for (int i = from, begin = 0; i < next && !search.verdict.isStopped(); i++) {
      judge(level, i, begin, ends[i - from], depth);
      begin = ends[i - from];
    }
    if (left && !search.verdict.isStopped()) {
      explored++;
      interpret(packed.decode(level.states(), level.at(next)), level.number(next), depth);
      next++;
    }
    return next;
  }

  /** Works out the fingerprints of a state's successors, 0 for those out of the model. */
  private void identify(PackedLevel level, int index, int begin, int end) {
    long[] found = compiled.found();
    int width = words + 1;
    if (fingerprints.length < end / width) {
      fingerprints = Arrays.copyOf(fingerprints, 2 * end / width);
      isNew = Arrays.copyOf(isNew, fingerprints.length);
    }
    for (int at = begin; at < end; at += width) {
      boolean inModel =
          (!constrained || compiled.constraints(found, at))
              && (!stepsConstrained || compiled.stepConstraints(both(level, index, at), 0));
      fingerprints[at / width] = inModel ? compiled.fingerprint(found, at) : 0;
      isNew[at / width] = true;
    }
  }

  /** The two states of a step, one after the other. */
  private long[] both(PackedLevel level, int index, int at) {
    System.arraycopy(level.states(), level.at(index), both, 0, words);
    System.arraycopy(compiled.found(), at, both, words, words);
    return both;
  }

  /** Takes note of the successors of a state, as far as they keep to what is demanded. */
  private void judge(PackedLevel level, int index, int begin, int end, int depth) {
    long number = level.number(index);
    explored++;
    profiler.see(level.states(), level.at(index));
    if (begin == end) {
      end(number);
      tally.addOutDegree(0);
      return;
    }
    long[] found = compiled.found();
    int width = words + 1;
    int added = 0;
    for (int at = begin; at < end; at += width) {
      int action = (int) found[at + words];
      count(action);
      long fingerprint = fingerprints[at / width];
      boolean inModel = fingerprint != 0;
      boolean isFirst = isNew[at / width];
      if (isFirst && inModel) {
        tally.added[action]++;
        added++;
        tally.addState(depth + 1);
      }
      if ((isFirst && checked && !holds(found, at, number))
          || (stepsChecked && !stepHolds(level, index, at))) {
        tally.addGenerated((at - begin) / width + 1);
        return;
      }
      if (isFirst && inModel) {
        add(found, at, log.add(fingerprint, number));
      }
    }
    tally.addGenerated((end - begin) / width);
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

  private boolean stepHolds(PackedLevel level, int index, int at) {
    long from = level.number(index);
    int violated;
    try {
      violated = compiled.violatedBy(both(level, index, at), 0);
    } catch (Misfit e) {
      State after = packed.decode(both, words);
      try {
        return stepHolds(packed.decode(both, 0), after, from);
      } catch (SpecException wrong) {
        search.decide(Ending.stepError(wrong, new Behaviour.To(from, after)));
        return false;
      }
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
