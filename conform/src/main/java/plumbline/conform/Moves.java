package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import plumbline.conform.CheckOptions.Effort;
import plumbline.conform.explain.Deviation;
import plumbline.tla.Action;
import plumbline.tla.Argument;
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
    List<HiddenSteps> hidden =
        options.hidden().stream().filter(h -> h.mayPrecede(event.event().action())).toList();
    int most = hidden.stream().mapToInt(HiddenSteps::perEvent).sum();
    boolean quick = options.effort() == Effort.QUICK;
    for (int steps = quick ? 0 : most; steps <= most && into.isEmpty(); steps++) {
      Layer wider = steps == 0 ? from : copy(from);
      if (steps > 0) {
        stepping.addHidden(hidden, steps, wider);
      }
      steps(event, wider, into);
    }
  }

  private static Layer copy(Layer from) {
    Layer copy = new Layer();
    copy.beginFrom(from, null);
    stay(from, copy);
    return copy;
  }

  private static void stay(Layer from, Layer into) {
    for (int i = 0; i < from.size(); i++) {
      into.add(from.state(i), i, null, null, from.isBad(i));
    }
  }

  private void steps(BoundEvent event, Layer from, Layer into) {
    Layer at = from;
    List<Step> steps = event.steps();
    if (steps.isEmpty()) {
      into.beginFrom(from, event);
      stay(from, into);
    }
    for (int i = 0; i < steps.size(); i++) {
      Layer to = i == steps.size() - 1 ? into : new Layer();
      to.beginFrom(at, event);
      stepping.take(steps.get(i), at, to);
      at = to;
    }
  }

  /** Events were lost here: up to that many steps of any kind may have happened. */
  private void lost(BoundEvent gap, Layer from, Layer into) {
    tally.lost(gap.event());
    into.beginFrom(from, gap);
    stay(from, into);
    List<HiddenSteps.Hidden> any = new ArrayList<>();
    for (Action a : spec.actions()) {
      Argument[] arguments = new Argument[a.parameters().size()];
      Arrays.fill(arguments, new Argument.Any());
      any.add(new HiddenSteps.Hidden(a, arguments));
    }
    int most = (int) Math.min(gap.event().lost(), Integer.MAX_VALUE);
    stepping.addHidden(List.of(new HiddenSteps(any, most, Set.of())), most, into);
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
