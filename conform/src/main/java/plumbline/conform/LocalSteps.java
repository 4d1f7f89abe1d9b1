package plumbline.conform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.explain.Deviation;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;
import plumbline.trace.TraceException;

/** Checks events each by itself, in the states that they say they were taken in. One thread. */
final class LocalSteps {
  private final Spec spec;
  private final Stepper stepper;
  private final Ways ways;
  private final LocalStates states;
  private final List<BitSet> readByInvariant = new ArrayList<>();

  /**
   * @throws SpecException when the spec has no initial state
   */
  LocalSteps(Spec spec, Likeness likeness) {
    this.spec = spec;
    this.stepper = spec.stepper();
    this.ways = new Ways(stepper, likeness, Demands.none(stepper));
    this.states = new LocalStates(spec, likeness, stepper);
    for (Formula invariant : spec.invariants()) {
      BitSet read = new BitSet();
      spec.footprint(invariant).accesses().forEach(a -> read.set(a.variable()));
      readByInvariant.add(read);
    }
  }

  /** What came of an event. */
  sealed interface Found {
    /**
     * It fits.
     *
     * @param states how many states it may have led to
     * @param taken the steps that it may have been
     */
    record Fits(BoundEvent event, int states, List<Taken> taken) implements Found {}

    /**
     * It does not fit.
     *
     * @param kind what fails
     * @param violated the invariant; empty when there is no step
     * @param layer the states that it begins in, or for an invariant leads to
     * @param shown what is known of these states, by the names of variables
     */
    record Misfits(
        BoundEvent event,
        Deviation.Kind kind,
        String violated,
        Layer layer,
        Map<String, Value> shown)
        implements Found {}

    /** It cannot be checked. */
    record Wrong(BoundEvent event, RuntimeException error) implements Found {}

    /** It is no step. */
    record NoStep(BoundEvent event) implements Found {}
  }

  /** Checks one event. */
  Found check(BoundEvent event) {
    if (event.ways().stream().allMatch(w -> w.steps().isEmpty())) {
      return new Found.NoStep(event);
    }
    try {
      return checked(event);
    } catch (TraceException | SpecException e) {
      return new Found.Wrong(event, e);
    }
  }

  private Found checked(BoundEvent event) {
    Layer ahead = new Layer();
    Layer reached = new Layer();
    BitSet known = new BitSet();
    known.set(0, spec.variables().size());
    Map<String, Value> shown = new LinkedHashMap<>();
    List<Taken> taken = new ArrayList<>(1);
    for (Way way : event.ways()) {
      LocalStates.Ahead at = states.of(event, way);
      ahead.add(at.state(), Layer.NO_PARENT, null, Layer.GOOD);
      known.and(at.known());
      at.shown().forEach(shown::putIfAbsent);
      ways.prepared(way)
          .walk(
              at.state(),
              Layer.GOOD,
              (state, last, broken) -> {
                reached.add(state, Layer.NO_PARENT, last, broken);
                for (Taken t = last; t != null; t = t.before()) {
                  taken.add(t);
                }
              });
    }
    if (reached.isEmpty()) {
      return new Found.Misfits(event, Deviation.Kind.NO_STEP, "", ahead, shown);
    }
    return violated(reached, known)
        .<Found>map(
            name ->
                new Found.Misfits(
                    event, Deviation.Kind.INVARIANT, name, reached, known(reached, known)))
        .orElseGet(() -> new Found.Fits(event, reached.size(), taken));
  }

  /** What is known of the state that was reached. */
  private Map<String, Value> known(Layer reached, BitSet known) {
    Map<String, Value> values = new LinkedHashMap<>();
    known.stream().forEach(v -> values.put(spec.variables().get(v), reached.state(0).get(v)));
    return values;
  }

  /** The invariant over known variables that every state violates. */
  private Optional<String> violated(Layer reached, BitSet known) {
    for (int i = 0; i < readByInvariant.size(); i++) {
      BitSet unknown = (BitSet) readByInvariant.get(i).clone();
      unknown.andNot(known);
      if (unknown.isEmpty() && isViolatedByAll(i, reached)) {
        return Optional.of(spec.invariants().get(i).name());
      }
    }
    return Optional.empty();
  }

  private boolean isViolatedByAll(int invariant, Layer reached) {
    for (int s = 0; s < reached.size(); s++) {
      if (stepper.invariant(invariant, reached.state(s))) {
        return false;
      }
    }
    return true;
  }
}
