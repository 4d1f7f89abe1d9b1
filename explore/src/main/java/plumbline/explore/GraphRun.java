package plumbline.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.explore.Exploration.EngineUse;
import plumbline.explore.Exploration.Result;
import plumbline.explore.Exploration.Step;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.Unchecked;

/** Explores a state graph from beginning to end: assumptions, states, postcondition, result. */
final class GraphRun {
  private final Spec spec;
  private final ExploreOptions options;
  private final Progress progress;
  private final long start = System.nanoTime();

  /** Why it is the interpreter that computes states. */
  private String why = "";

  GraphRun(Spec spec, ExploreOptions options, Progress progress) {
    this.spec = spec;
    this.options = options;
    this.progress = progress;
  }

  Exploration run() {
    Optional<String> unfit = PackedRun.unfit(spec, options);
    if (unfit.isPresent()) {
      why = unfit.get();
      return interpreted();
    }
    PackedRun packed = new PackedRun(spec, options, progress, start);
    Optional<Exploration> found = Crew.call(packed::run);
    why = packed.why();
    return found.orElseGet(this::interpreted);
  }

  private Exploration interpreted() {
    if (options.checkpoint().isEmpty()) {
      Path folder = TemporaryFolder.name();
      try {
        return run(folder, new StateLog(folder.resolve("states"), false), Optional.empty());
      } finally {
        TemporaryFolder.delete(folder);
      }
    }
    try (CheckpointFolder saved =
        new CheckpointFolder(
            options.checkpoint().get(), spec, options.strategy().getClass().getSimpleName())) {
      return run(saved.folder(), new StateLog(saved.log(), true), Optional.of(saved));
    }
  }

  private Exploration run(Path folder, StateLog states, Optional<CheckpointFolder> saved) {
    Budget budget = new Budget(options.maxMemory());
    boolean bounded = options.mostDepth() < Integer.MAX_VALUE;
    try (StateLog log = states;
        SpillFiles files = new SpillFiles(folder);
        FingerprintSet seen = new FingerprintSet(budget, bounded)) {
      Storage storage = new Storage(options.queueMemory(), budget, files);
      Search search =
          new Search(
              spec,
              options,
              budget,
              seen,
              log,
              frontier(storage),
              s -> saved.ifPresent(folderOf -> folderOf.save(s)));
      explore(search, saved);
      Ending reached = reached(search);
      List<Step> shown = Crew.call(() -> behaviour(search, reached));
      Worker first = search.workers().getFirst();
      first.shows(shown);
      Ending ending = Crew.call(() -> first.judge.concluded(reached));
      Exploration found = report(search, ending, shown);
      saved.ifPresent(f -> leave(f, search, ending));
      return found;
    }
  }

  private Frontier frontier(Storage storage) {
    int variables = spec.variables().size();
    return options.strategy() instanceof Strategy.DepthFirst
        ? new Newest(storage, options.workers(), variables, spec.atoms())
        : new Levels(storage, options.workers(), variables, spec.atoms());
  }

  private void explore(Search search, Optional<CheckpointFolder> saved) {
    try (Ticker _ = new Ticker(search, options, progress)) {
      if (saved.isPresent() && saved.get().exists()) {
        saved.get().restore(search);
        Crew.run(List.of(() -> search.workers().getFirst().findUndecidable()));
      } else {
        Crew.run(List.of(() -> begin(search)));
        Worker first = search.workers().getFirst();
        search.workers().forEach(w -> w.stepper.registers(first.stepper.registers()));
      }
      if (!search.verdict.isStopped()) {
        Crew.run(search.workers().stream().<Runnable>map(w -> w::run).toList());
      }
    }
  }

  private void begin(Search search) {
    Worker first = search.workers().getFirst();
    try {
      first.judge.falseAssumption().ifPresent(search::decide);
      if (!search.verdict.isStopped() && spec.hasBehaviour()) {
        first.findInitial();
        first.findUndecidable();
      }
    } catch (RuntimeException | Error e) {
      search.fail(e);
    }
  }

  private static Ending reached(Search search) {
    search.workers().forEach(Worker::rest);
    return search
        .verdict
        .ending()
        .orElseGet(() -> Ending.of(search.cut ? Result.BOUNDED : Result.OK));
  }

  private Exploration report(Search search, Ending ending, List<Step> shown) {
    Tally.Cost cost =
        new Tally.Cost(
            (System.nanoTime() - start) / 1e9,
            search.seen.bytes(),
            search.frontier.storage.peak(),
            options.workers(),
            EngineUse.interpreter(why));
    return search.total().of(spec, search, ending, shown, unchecked(search.undecidable), cost);
  }

  private List<Unchecked> unchecked(Set<Formula> undecidable) {
    return Stream.concat(
            spec.unchecked().stream(),
            undecidable.stream()
                .map(
                    f ->
                        new Unchecked(
                            f.name(), "its condition is not true from the start", f.at())))
        .toList();
  }

  private static List<Step> behaviour(Search search, Ending ending) {
    try {
      return search.workers().getFirst().trail.rebuild(ending.behaviour());
    } catch (SpecException e) {
      return List.of();
    }
  }

  private static void leave(CheckpointFolder saved, Search search, Ending ending) {
    boolean canGoOn = ending.result() == Result.MEMORY || ending.result() == Result.INTERRUPTED;
    if (!canGoOn) {
      saved.delete();
    } else if (!search.isBroken()) {
      saved.save(search);
    }
  }
}
