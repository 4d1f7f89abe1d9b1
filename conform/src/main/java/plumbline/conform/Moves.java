package plumbline.conform;

import java.util.List;
import plumbline.conform.CheckOptions.Effort;
import plumbline.conform.explain.Deviation;
import plumbline.tla.Formula;
import plumbline.tla.Spec;

/** Moves a layer along one event: hidden steps, the event's own steps, invariants. */
final class Moves {
  private final Spec spec;
  private final Stepping stepping;
  private final CheckOptions options;
  private final Tally tally;
  private final CoverageCount coverage;

  Moves(Spec spec, CheckOptions options, Tally tally, CoverageCount coverage) {
    this.spec = spec;
    this.options = options;
    this.tally = tally;
    this.coverage = coverage;
    this.stepping = new Stepping(spec, options.likeness(), options.mostStates(), coverage);
  }

  Stepping stepping() {
    return stepping;
  }

  /** The initial states that agree with what was observed of them. */
  Layer initial() {
    Layer layer = new Layer();
    stepping.initial(options.initial(), layer);
    return layer;
  }

  /** Adds to {@code into} what the event leads to from a layer. */
  void along(BoundEvent event, Layer from, Layer into) {
    coverage.nextEvent();
    if (event.event().isGap()) {
      lost(event, from, into);
      return;
    }
    if (event.ways().isEmpty()) {
      into.beginFrom(from, event);
      stay(from, into);
      return;
    }
    int before = into.size();
    boolean quick = options.effort() == Effort.QUICK;
    List<HiddenSteps> always =
        quick ? List.of() : event.hidden().stream().filter(h -> !h.onlyIfNeeded()).toList();
    if (steps(event, always, most(always), from, into) == before
        && always.size() < event.hidden().size()) {
      int most = most(event.hidden());
      for (int steps = quick ? 1 : most; steps <= most; steps++) {
        if (steps(event, event.hidden(), steps, from, into) > before) {
          return;
        }
      }
    }
  }

  private static int most(List<HiddenSteps> hidden) {
    return hidden.stream().mapToInt(HiddenSteps::most).sum();
  }

  /** Takes the event after up to so many hidden steps; how large {@code into} is then. */
  private int steps(BoundEvent event, List<HiddenSteps> hidden, int most, Layer from, Layer into) {
    Layer wider = from;
    if (most > 0) {
      wider = new Layer();
      wider.beginFrom(from, null);
      stay(from, wider);
      stepping.addHidden(hidden, most, wider);
    }
    int before = into.size();
    into.beginFrom(wider, event);
    stepping.take(event.ways(), wider, into);
    for (int i = before; i < into.size(); i++) {
      for (int p = into.parent(i); wider.isHidden(p); p = wider.parent(p)) {
        coverage.taken(wider.action(p), wider.arguments(p));
      }
    }
    return into.size();
  }

  private static void stay(Layer from, Layer into) {
    for (int i = 0; i < from.size(); i++) {
      into.add(from.state(i), i, null, null, from.isBad(i));
    }
  }

  /** Events were lost here: up to that many steps of any kind may have happened. */
  private void lost(BoundEvent gap, Layer from, Layer into) {
    tally.lost(gap.event());
    into.beginFrom(from, gap);
    stay(from, into);
    List<Candidate> any = spec.actions().stream().map(Candidate::any).toList();
    int most = (int) Math.min(gap.event().lost(), Integer.MAX_VALUE);
    stepping.addHidden(List.of(new HiddenSteps(any, most, false)), most, into);
  }

  /** What every state of the layer violates; notes it when only some do. */
  Violation violation(Layer layer, BoundEvent event) {
    if (spec.invariants().isEmpty() && spec.stepProperties().isEmpty()) {
      return Violation.NONE;
    }
    int violating = 0;
    Violation first = Violation.NONE;
    for (int i = 0; i < layer.size(); i++) {
      Violation v = of(layer, i);
      if (v.kind() != null) {
        violating++;
        first = first.kind() == null ? v : first;
      }
    }
    if (violating > 0 && violating < layer.size()) {
      tally.possible(first.name(), event.event());
    }
    return violating == layer.size() ? first : Violation.NONE;
  }

  private Violation of(Layer layer, int index) {
    if (layer.isBad(index)) {
      return new Violation(Deviation.Kind.STEP_PROPERTY, violatedStep(layer, index));
    }
    int invariant = stepping.violatedInvariant(layer.state(index));
    return invariant < 0
        ? Violation.NONE
        : new Violation(Deviation.Kind.INVARIANT, spec.invariants().get(invariant).name());
  }

  private String violatedStep(Layer layer, int index) {
    List<Formula> properties = spec.stepProperties();
    if (layer.parent(index) >= 0 && layer.origin(index).isPresent()) {
      Layer source = layer.isHidden(index) ? layer : layer.origin(index).get().layer();
      int violated =
          stepping.violatedStepProperty(source.state(layer.parent(index)), layer.state(index));
      if (violated >= 0) {
        return properties.get(violated).name();
      }
    }
    return properties.getFirst().name();
  }

  /**
   * What is violated.
   *
   * @param kind null when nothing is
   */
  record Violation(Deviation.Kind kind, String name) {
    static final Violation NONE = new Violation(null, "");
  }
}
