package plumbline.conform;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import plumbline.conform.CheckOptions.Effort;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.Symmetry;

/** Moves a layer along one event: hidden steps and the event's own steps. */
final class Moves {
  private final Spec spec;
  private final Stepping stepping;
  private final CheckOptions options;
  private final Tally tally;
  private final CoverageCount coverage;
  private final ToLongFunction<State> identity;
  private final PackedSteps packed;
  private final VisitedStates visited = new VisitedStates();

  Moves(Spec spec, CheckOptions options, Tally tally, CoverageCount coverage) {
    this.spec = spec;
    this.options = options;
    this.tally = tally;
    this.coverage = coverage;
    this.identity =
        options.alike().isEmpty() ? State::fingerprint : new Symmetry(options.alike())::fingerprint;
    this.packed = new PackedSteps(spec, options, new Demands(spec, spec.stepper()), coverage);
    this.stepping = new Stepping(spec, options.likeness(), options.mostStates(), coverage);
  }

  /** A layer without states yet. */
  Layer layer() {
    return new Layer(identity);
  }

  Stepping stepping() {
    return stepping;
  }

  /** The initial states that agree with what was observed of them. */
  Layer initial() {
    Layer layer = layer();
    if (options.states().isPresent()) {
      options.states().get().forEach(s -> layer.add(s, Layer.NO_PARENT, null, Layer.GOOD));
    } else {
      stepping.initial(options.initial(), layer);
    }
    return layer;
  }

  /**
   * The same to a layer that nothing else is added to: in machine code, where the event is a single
   * step and many states are possible.
   */
  void alongAll(BoundEvent event, Layer from, Layer into) {
    coverage.nextEvent();
    if (!packed.take(event, from, into)) {
      move(event, from, into);
    }
  }

  /** Adds to {@code into} what the event leads to from a layer. */
  void along(BoundEvent event, Layer from, Layer into) {
    coverage.nextEvent();
    move(event, from, into);
  }

  private void move(BoundEvent event, Layer from, Layer into) {
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
    List<HiddenSteps> always = quick ? List.of() : always(event.hidden());
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

  private static List<HiddenSteps> always(List<HiddenSteps> hidden) {
    return hidden.isEmpty() ? hidden : hidden.stream().filter(h -> !h.onlyIfNeeded()).toList();
  }

  private static int most(List<HiddenSteps> hidden) {
    int most = 0;
    for (HiddenSteps h : hidden) {
      most += h.most();
    }
    return most;
  }

  /** Takes the event after up to so many hidden steps; how large {@code into} is then. */
  private int steps(BoundEvent event, List<HiddenSteps> hidden, int most, Layer from, Layer into) {
    Layer wider = from;
    if (most > 0) {
      wider = layer();
      wider.beginFrom(from, null);
      stay(from, wider);
      stepping.addHidden(hidden, most, wider);
    }
    int before = into.size();
    into.beginFrom(wider, event);
    stepping.take(event.ways(), wider, into);
    for (int i = before; i < into.size(); i++) {
      for (int p = into.parent(i); wider.isHidden(p); p = wider.parent(p)) {
        coverage.taken(wider.by(p).action(), wider.by(p).arguments());
      }
    }
    return into.size();
  }

  private static void stay(Layer from, Layer into) {
    for (int i = 0; i < from.size(); i++) {
      into.add(from.state(i), i, null, from.broken(i));
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

  /** Notes the states that are possible now, where that is wanted. */
  void visit(Collection<Layer> layers) {
    if (options.keep().visited()) {
      layers.forEach(l -> visited.add(l, spec, stepping.stepper()));
    }
  }

  VisitedStates visited() {
    return visited;
  }

  /**
   * What is violated on every way to every state of these layers; notes it when only some violate
   * something.
   *
   * @param led the event that led to a layer
   */
  Optional<Violation> violation(Collection<Layer> layers, Function<Layer, BoundEvent> led) {
    Optional<Violation> first = Optional.empty();
    boolean anyGood = false;
    for (Layer layer : layers) {
      for (int i = 0; i < layer.size(); i++) {
        if (layer.isGood(i)) {
          anyGood = true;
        } else if (first.isEmpty()
            || (layer.isNewlyBroken(i) && !first.get().layer.isNewlyBroken(first.get().index))) {
          first = Optional.of(new Violation(layer, i, layer.broken(i)));
        }
      }
    }
    if (first.isEmpty() || !anyGood) {
      return first;
    }
    Violation some = first.get();
    if (some.layer.isNewlyBroken(some.index)) {
      tally.possible(stepping.demands().name(some.demand), led.apply(some.layer).event());
    }
    return Optional.empty();
  }

  /** Where a violation ends the course of the events. */
  Blocked blocked(Violation violation, BoundEvent event, long number) {
    return new Blocked(
        stepping.demands().kind(violation.demand),
        stepping.demands().name(violation.demand),
        violation.layer,
        violation.index,
        event,
        number);
  }

  /** That the explanations of a trace violate what the configuration demands. */
  record Violation(Layer layer, int index, int demand) {}
}
