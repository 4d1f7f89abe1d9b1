package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.compile.Compiler;
import plumbline.tla.compile.Misfit;
import plumbline.tla.compile.Packed;
import plumbline.tla.compile.PackedStepper;

/**
 * Carries layers of states along single steps in machine code, once so many states were carried
 * along that it is worth to compile the spec. What it does not do, {@link Stepping} does.
 */
final class PackedSteps {
  private static final int SAMPLE = 2_000;
  private static final int MOST_SEEN = 100_000;
  private static final int MOST_SPARE = 16;
  private static final int FEW_LOOKED_AT = 100;
  private static final long AGAIN_AFTER = 20_000;

  /** Of layers of fewer states only some are looked at. */
  private static final int FEW = 4;

  /** One in so many of them. */
  private static final int LOOKED_AT = 32;

  private final Spec spec;
  private final Likeness likeness;
  private final CoverageCount coverage;
  private final Demands demands;
  private final int mostStates;
  private final Stepper interpreter;

  /** By action whether no other one is a part of it. */
  private final boolean[] single;

  private final List<State> seen = new ArrayList<>();
  private long carried;
  private long compileAt;
  private int attempts;

  /** Whether states have no place in the layout at hand. */
  private boolean stale;

  private boolean off;
  private Packed packed;
  private PackedStepper stepper;
  private PackedFilter filter;

  /** The two states of a step. */
  private long[] both;

  PackedSteps(Spec spec, CheckOptions options, Demands demands, CoverageCount coverage) {
    this.spec = spec;
    this.likeness = options.likeness();
    this.demands = demands;
    this.coverage = coverage;
    this.mostStates = options.mostStates();
    this.single = new boolean[spec.actions().size()];
    spec.actions().forEach(a -> single[a.index()] = a.index() > 0 && spec.parts(a).isEmpty());
    this.compileAt = options.compileAfter();
    this.interpreter = spec.stepper();
    // What an exchange of values makes the same is not the same in words.
    this.off = !options.alike().isEmpty();
  }

  /** Adds what the event leads to, to a layer that is empty; false when that is left to others. */
  boolean take(BoundEvent event, Layer from, Layer into) {
    if (off || !suits(event)) {
      return false;
    }
    carried += from.size();
    if (packed == null && from.size() < FEW && carried % LOOKED_AT == 0 && seen.size() < SAMPLE) {
      seen.add(from.state(0));
    }
    if (packed == null || stale || !from.pack(packed)) {
      if (carried < compileAt) {
        return false;
      }
      compile(from);
      if (off || !from.pack(packed)) {
        return false;
      }
    }
    into.beginPacked(packed, from, event);
    Way way = event.ways().getFirst();
    Step step = way.steps().getFirst();
    try {
      for (Candidate candidate : step.candidates()) {
        take(candidate, way, from, into);
      }
      return true;
    } catch (Misfit e) {
      // A state has no place, or something cannot be evaluated: that is for the interpreter to say.
      into.clear();
      stale = true;
      see(step, from);
      return false;
    }
  }

  /** Looks at where a step leads from some states, also where that is not what was observed. */
  private void see(Step step, Layer from) {
    try {
      for (State state : sample(from, FEW_LOOKED_AT)) {
        for (Candidate c : step.candidates()) {
          interpreter.successors(state, c.action(), (action, next) -> seen.add(next));
        }
      }
    } catch (SpecException e) {
      // It fails the same way when it is taken.
      off = true;
    }
  }

  private boolean suits(BoundEvent event) {
    if (event.event().isGap() || !event.hidden().isEmpty() || event.ways().size() != 1) {
      return false;
    }
    Way way = event.ways().getFirst();
    if (way.steps().size() != 1 || !way.before().isEmpty() || !areOfVariables(way.after())) {
      return false;
    }
    Step step = way.steps().getFirst();
    return !step.optional()
        && step.until().isEmpty()
        && step.most() == 1
        && suit(step.candidates());
  }

  private boolean suit(List<Candidate> candidates) {
    for (Candidate c : candidates) {
      if (!suits(c)) {
        return false;
      }
    }
    return true;
  }

  private boolean suits(Candidate c) {
    return c.before().isEmpty()
        && areOfVariables(c.after())
        && c.arguments() instanceof Candidate.Always
        && c.without().isEmpty()
        && single[c.action().index()];
  }

  private static boolean areOfVariables(List<Observation> observed) {
    for (Observation o : observed) {
      if (!(o instanceof Observation.OfVariable)) {
        return false;
      }
    }
    return true;
  }

  private void compile(Layer from) {
    seen.addAll(sample(from, SAMPLE));
    attempts++;
    // The more often that was not the last time, the more must have been gained by it.
    compileAt = carried + attempts * AGAIN_AFTER;
    stale = false;
    Compiler.Result result = spec.compiled(seen, true, Math.min(MOST_SPARE, 2 * (attempts - 1)));
    if (result.packed().map(Packed::isInParts).orElse(true) && attempts > 1) {
      result = spec.compiled(seen, true, 0);
    }
    // A step that is interpreted anyway is not worth packing its states for.
    off = result.packed().map(Packed::isInParts).orElse(true) || seen.size() > MOST_SEEN;
    if (!off) {
      packed = result.packed().get();
      stepper = packed.stepper();
      both = new long[2 * packed.words()];
      filter = new PackedFilter(packed, likeness);
    }
  }

  private static List<State> sample(Layer layer, int most) {
    List<State> some = new ArrayList<>();
    for (int i = 0; i < layer.size() && i < most; i++) {
      some.add(layer.state(i));
    }
    return some;
  }

  private void take(Candidate candidate, Way way, Layer from, Layer into) {
    filter.begin(candidate, way);
    int action = candidate.action().index();
    int width = packed.width();
    int words = packed.words();
    for (int i = 0; i < from.size(); i++) {
      int used = stepper.successors(action, from.words(), from.at(i));
      long[] found = stepper.found();
      for (int at = 0; at < used; at += width) {
        if (packed.action(found[at + words]) != action || !filter.accepts(found, at)) {
          continue;
        }
        coverage.taken(packed, found, at);
        int broken = from.broken(i);
        if (broken == Layer.GOOD && demands.hasStepProperties()) {
          broken = violatedBy(from, i, found, at);
        }
        if (into.addPacked(found, at, i, broken)) {
          judge(into, found, at);
        }
      }
    }
  }

  /** The property that a step violates, or {@link Layer#GOOD}. */
  private int violatedBy(Layer from, int index, long[] found, int at) {
    int words = packed.words();
    System.arraycopy(from.words(), from.at(index), both, 0, words);
    System.arraycopy(found, at, both, words, words);
    int violated = stepper.violatedBy(both, 0);
    return violated < 0 ? Layer.GOOD : demands.ofSteps(violated);
  }

  private void judge(Layer into, long[] found, int at) {
    int violated = demands.hasInvariants() ? stepper.violated(found, at) : -1;
    if (violated >= 0) {
      into.condemn(into.size() - 1, violated + 1);
    }
    if (into.size() > mostStates) {
      throw Stepping.tooMany(mostStates);
    }
  }
}
