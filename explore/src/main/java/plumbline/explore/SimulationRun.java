package plumbline.explore;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import plumbline.explore.Ending.Behaviour;
import plumbline.explore.Exploration.Result;
import plumbline.explore.Exploration.Statistics;
import plumbline.explore.Exploration.Step;
import plumbline.tla.Spec;

/** Simulates a spec from beginning to end: assumptions, behaviours, postcondition, result. */
final class SimulationRun {
  private final Spec spec;
  private final ExploreOptions options;
  private final Progress progress;
  private final Strategy.Simulation simulation;
  private final Walks walks;
  private final long start = System.nanoTime();

  SimulationRun(
      Spec spec, ExploreOptions options, Strategy.Simulation simulation, Progress progress) {
    this.spec = spec;
    this.options = options;
    this.progress = progress;
    this.simulation = simulation;
    this.walks = new Walks(spec, simulation, options.workers());
  }

  Exploration run() {
    Walker first = walks.walkers().getFirst();
    try (Ticker _ = new Ticker(walks, options, progress)) {
      Crew.run(List.of(() -> begin(first)));
      walks.walkers().forEach(w -> w.stepper.registers(first.stepper.registers()));
      if (!walks.verdict.isStopped() && !walks.initial().isEmpty()) {
        Crew.run(walks.walkers().stream().<Runnable>map(w -> w::run).toList());
      }
    }
    walks.conclude();
    return report(Crew.call(() -> ending(first)));
  }

  private void begin(Walker first) {
    try {
      first.judge.falseAssumption().ifPresent(walks.verdict::decide);
      if (!walks.verdict.isStopped() && spec.hasBehaviour()) {
        walks.initial(first.findInitial());
      }
    } catch (RuntimeException | Error e) {
      walks.verdict.fail(e);
    }
  }

  private Ending ending(Walker first) {
    Optional<Ending> early = walks.verdict.ending();
    first.rest();
    return early.or(first.judge::falsePostcondition).orElseGet(() -> Ending.of(Result.BOUNDED));
  }

  private Exploration report(Ending ending) {
    Tally total = walks.total();
    return new Exploration(
        ending.result(),
        total.generated(),
        0,
        total.depth(),
        0,
        (System.nanoTime() - start) / 1e9,
        ending.violated(),
        behaviour(ending.behaviour()),
        total.coverage(spec.actions()),
        spec.unchecked(),
        ending.error(),
        new Statistics(
            List.of(),
            total.outDegree(),
            0,
            0,
            0,
            options.workers(),
            total.behaviours(),
            OptionalLong.of(simulation.seed())));
  }

  private static List<Step> behaviour(Behaviour behaviour) {
    return switch (behaviour) {
      case Behaviour.Walked w -> w.steps();
      case Behaviour.To t -> List.of(new Step(Optional.empty(), List.of(), t.last()));
      case Behaviour.None _, Behaviour.Numbered _ -> List.of();
    };
  }
}
