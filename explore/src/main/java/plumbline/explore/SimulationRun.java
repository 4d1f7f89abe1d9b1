package plumbline.explore;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import plumbline.explore.Ending.Behaviour;
import plumbline.explore.Exploration.Result;
import plumbline.explore.Exploration.Statistics;
import plumbline.explore.Exploration.Step;
import plumbline.tla.Spec;
import plumbline.tla.Unchecked;

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
    first.rest();
    Ending reached = walks.verdict.ending().orElseGet(() -> Ending.of(Result.BOUNDED));
    List<Step> shown = behaviour(reached.behaviour());
    first.shows(shown);
    return report(Crew.call(() -> first.judge.concluded(reached)), shown);
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

  private Exploration report(Ending ending, List<Step> shown) {
    Tally total = walks.total();
    return new Exploration(
        ending.result(),
        total.generated(),
        0,
        total.depth(),
        0,
        (System.nanoTime() - start) / 1e9,
        ending.violated(),
        shown,
        total.coverage(spec.actions()),
        unchecked(),
        ending.error(),
        new Statistics(
            List.of(),
            total.outDegree(),
            0,
            0,
            0,
            options.workers(),
            total.behaviours(),
            OptionalLong.of(simulation.seed()),
            Exploration.EngineUse.interpreter("a simulation")));
  }

  private List<Unchecked> unchecked() {
    return Stream.concat(
            spec.unchecked().stream(),
            spec.lastingProperties().stream()
                .map(f -> new Unchecked(f.name(), "a simulation does not look at it", f.at())))
        .toList();
  }

  private static List<Step> behaviour(Behaviour behaviour) {
    return switch (behaviour) {
      case Behaviour.Walked w -> w.steps();
      case Behaviour.To t -> List.of(new Step(Optional.empty(), List.of(), t.last()));
      case Behaviour.None _, Behaviour.Numbered _ -> List.of();
    };
  }
}
