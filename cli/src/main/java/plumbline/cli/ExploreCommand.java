package plumbline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import plumbline.explore.Exploration;
import plumbline.explore.Exploration.Result;
import plumbline.explore.ExploreOptions;
import plumbline.explore.Explorer;
import plumbline.explore.Strategy;
import plumbline.explore.format.Behaviour;
import plumbline.tla.Spec;

/** {@code plumbline explore}: walks a spec's state graph. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description = "Visits every reachable state of a TLA+ spec and checks its properties.",
    footer = {
      "",
      "Examples:",
      "  plumbline explore examples/TwoPhase.tla",
      "  plumbline explore Spec.tla --config Small.cfg --format json",
      "  plumbline explore Spec.tla --init Init --next Next --invariant TypeOK",
      "  plumbline explore Spec.tla --workers auto --checkpoint run --resume",
      "  plumbline explore Spec.tla --simulate --num 1000 --depth 50",
      "  plumbline explore Spec.tla --dump-trace Bug.itf.json --dump-graph States.dot",
      "",
      "Exit codes: 0 holds, 2 command line, 3 something was not checked,",
      "10 assumption or postcondition, 11 deadlock, 12 invariant, 13 property,",
      "14 Assert, 75 and 76 evaluation, 150 module, 151 configuration, 153 system."
    })
final class ExploreCommand implements Callable<Integer> {
  private static final int INCOMPLETE = 3;
  private static final int INTERRUPTED = 130;

  @ParentCommand private Main main;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SPEC.tla", description = "The module to explore.")
  private Path module;

  @ArgGroup(validate = false, order = 1, heading = "%nThe spec:%n")
  private SpecArguments given = new SpecArguments();

  @ArgGroup(validate = false, order = 2, heading = "%nThe search:%n")
  private SearchArguments search = new SearchArguments();

  @ArgGroup(validate = false, order = 3, heading = "%nThe result:%n")
  private OutputArguments output = new OutputArguments();

  @Override
  public Integer call() {
    List<TraceFile> traceFiles;
    Optional<Path> graphFile;
    ExploreOptions options;
    try {
      options = search.options();
      traceFiles = output.traces();
      graphFile = output.graph();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
    Console console = main.console();
    Spec spec =
        Spec.load(
            SpecArguments.module(module),
            given.options(output.json() ? console.err() : console.out(), search.seed()));
    spec.warnings().forEach(w -> console.err().println("warning: " + w));
    Interruption interruption = new Interruption();
    int exit = INTERRUPTED;
    try {
      Exploration found = explore(spec, options.withStop(interruption), graphFile, console);
      exit = report(spec, found, traceFiles, console);
      return exit;
    } finally {
      interruption.end(exit);
    }
  }

  private int report(Spec spec, Exploration found, List<TraceFile> traceFiles, Console console) {
    Behaviour behaviour = Behaviour.of(spec, found.trace());
    if (!behaviour.steps().isEmpty()) {
      traceFiles.forEach(f -> f.write(behaviour));
    }
    int exit = exitCode(found);
    if (output.json()) {
      console.out().println(JsonReport.of(spec, found, behaviour, exit));
    } else {
      TextReport report = new TextReport(console);
      report.print(spec, found, behaviour, output.full(), exit);
      if (output.plan()) {
        report.plan(found.statistics().engine());
        report.costs(found);
      }
    }
    found
        .error()
        .ifPresent(e -> ErrorText.lines(e, console.errStyle()).forEach(console.err()::println));
    return exit;
  }

  private static Exploration explore(
      Spec spec, ExploreOptions given, Optional<Path> graphFile, Console console) {
    boolean simulation = given.strategy() instanceof Strategy.Simulation;
    ProgressLine progress = new ProgressLine(console, simulation);
    ExploreOptions options = given.withProgressEvery(progress.every());
    try {
      if (graphFile.isEmpty()) {
        return Explorer.explore(spec, options, progress);
      }
      try (GraphFile file = GraphFile.open(graphFile.get(), spec)) {
        return Explorer.explore(spec, options.withGraph(file.graph()), progress);
      }
    } finally {
      progress.end();
    }
  }

  private int exitCode(Exploration found) {
    boolean incomplete = !found.unchecked().isEmpty() && !search.skipTemporal();
    return found.result() == Result.OK && incomplete ? INCOMPLETE : found.result().exitCode();
  }
}
