package plumbline.explore;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.compile.Misfit;
import plumbline.tla.compile.Packed;
import plumbline.tla.compile.PackedStepper;

/**
 * Tells whether a spec of which parts are interpreted is better interpreted as a whole: steps the
 * same states in both ways and looks at the clock. Asked once machine code is warm, which is why
 * the interpreter may warm up first.
 */
final class Race {
  /** So much faster the interpreter has to be, since what was found so far is found again. */
  private static final double AHEAD = 1.1;

  private static final int MOST_STATES = 2_000;
  private static final long WARM_UP = 200_000_000;
  private static final long MEASURED = 100_000_000;

  private final Spec spec;
  private final Packed packed;
  private final Stepper stepper;

  Race(Spec spec, Packed packed) {
    this.spec = spec;
    this.packed = packed;
    this.stepper = spec.stepper();
  }

  /** Whether the interpreter is faster with such states. */
  boolean isLost(PackedLevel level) {
    List<State> states = new ArrayList<>();
    for (int i = 0; i < level.size() && i < MOST_STATES; i++) {
      states.add(packed.decode(level.states(), level.at(i)));
    }
    try {
      interpreted(states, WARM_UP);
      double interpreted = interpreted(states, MEASURED);
      return interpreted > AHEAD * compiled(states, level, MEASURED);
    } catch (SpecException e) {
      // Whoever explores these states says so.
      return false;
    }
  }

  /** States a second. */
  private double interpreted(List<State> states, long time) {
    long begin = System.nanoTime();
    int done = 0;
    while (done == 0 || System.nanoTime() - begin < time) {
      State state = states.get(done++ % states.size());
      stepper.successors(
          state,
          (action, next) -> {
            next.fingerprint();
            for (Formula f : spec.stepProperties()) {
              stepper.stepProperty(f.index(), state, next);
            }
            return true;
          });
      for (Formula f : spec.invariants()) {
        stepper.invariant(f.index(), state);
      }
    }
    return 1e9 * done / (System.nanoTime() - begin);
  }

  /** States a second, each as if it had not been met before. */
  private double compiled(List<State> states, PackedLevel level, long time) {
    PackedStepper compiled = packed.stepper();
    long[] both = new long[2 * packed.words()];
    long begin = System.nanoTime();
    int done = 0;
    while (done < states.size() && System.nanoTime() - begin < time) {
      int at = level.at(done);
      try {
        step(compiled, level, at, both);
      } catch (Misfit e) {
        stepper.successors(states.get(done), (action, next) -> true);
      }
      done++;
    }
    return 1e9 * done / (System.nanoTime() - begin);
  }

  private void step(PackedStepper compiled, PackedLevel level, int at, long[] both) {
    int words = packed.words();
    int used = compiled.successors(level.states(), at);
    for (int next = 0; next < used; next += packed.width()) {
      compiled.fingerprint(compiled.found(), next);
      if (!spec.stepProperties().isEmpty()) {
        System.arraycopy(level.states(), at, both, 0, words);
        System.arraycopy(compiled.found(), next, both, words, words);
        compiled.violatedBy(both, 0);
      }
    }
    compiled.violated(level.states(), at);
  }
}
