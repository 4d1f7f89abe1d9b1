package plumbline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import plumbline.conform.BoundSpec;
import plumbline.conform.CheckOptions;
import plumbline.conform.Coverage;
import plumbline.conform.StateCoverage;
import plumbline.conform.TraceCheck;
import plumbline.conform.TraceChecks;
import plumbline.conform.TraceInput;
import plumbline.conform.VisitedStates;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingException;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.Problem;
import plumbline.explore.Exploration;
import plumbline.explore.format.Behaviour;
import plumbline.tla.SpecException;
import plumbline.trace.TraceException;

/** {@code plumbline check}: whether traces of a system are behaviours of its spec. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description = "Checks logs of a real system against its unmodified TLA+ spec.",
    footer = {
      "",
      "Examples:",
      "  plumbline check TwoPhase.tla --trace run.ndjson",
      "  plumbline check Raft.tla --config Trace.cfg --binding raft.yaml --trace logs/",
      "  plumbline check TwoPhase.tla --merge --trace 'out/*.ndjson' --report out.html",
      "  kubectl logs tm | plumbline check TwoPhase.tla --trace - --format json",
      "",
      "Exit codes: 0 conforms, 1 deviates, 2 the input or the command line is wrong, 3 unknown."
    })
final class CheckCommand implements Callable<Integer> {
  private static final int WRONG_INPUT = 2;
  private static final int UNKNOWN = 3;

  @ParentCommand private Main main;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SPEC.tla", description = "The module that the system is held against.")
  private Path module;

  @ArgGroup(validate = false, order = 1, heading = "%nThe spec:%n")
  private SpecArguments given = new SpecArguments();

  @ArgGroup(exclusive = false, multiplicity = "1", order = 2, heading = "%nThe log:%n")
  private LogArguments logs = new LogArguments();

  @ArgGroup(validate = false, order = 3, heading = "%nWhat it is to the spec:%n")
  private TraceArguments traces = new TraceArguments();

  @ArgGroup(validate = false, order = 4, heading = "%nThe check:%n")
  private CheckModes modes = new CheckModes();

  @ArgGroup(validate = false, order = 5, heading = "%nThe answer:%n")
  private CheckOutput output = new CheckOutput();

  @Option(
      names = "--max-states",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description =
          "States that may be possible at one point; with more the answer is unknown (500000).")
  private int mostStates = CheckOptions.MOST_STATES;

  @Option(
      names = "--lookahead",
      paramLabel = "EVENTS",
      converter = AtLeastOne.class,
      description = "How far to look for events that may come earlier (2000; then all).")
  private int lookahead = CheckOptions.LOOKAHEAD;

  @Override
  public Integer call() {
    Console console = main.console();
    try {
      return check(console);
    } catch (TraceException e) {
      return answer(console, Problem.of(e));
    } catch (BindingException e) {
      return answer(console, Problem.of(e));
    } catch (SpecException e) {
      ErrorText.lines(e, console.errStyle()).forEach(console.err()::println);
      return output.isText() ? WRONG_INPUT : answer(console, Problem.of(e));
    } catch (ParameterException e) {
      throw e;
    } catch (RuntimeException | VirtualMachineError e) {
      return defect(e, console);
    }
  }

  private int defect(Throwable e, Console console) {
    SpecException defect = Main.unexpected(e);
    ErrorText.lines(defect, console.errStyle()).forEach(console.err()::println);
    if (!output.isText()) {
      List<Problem> problems = List.of(Problem.of(defect));
      output.print(
          new CheckReport(
              name(), module, List.of(), problems, Coverage.NONE, Optional.empty(), UNKNOWN),
          console);
    }
    return UNKNOWN;
  }

  private String name() {
    return String.valueOf(module.getFileName()).replaceFirst("\\.tla$", "");
  }

  private int answer(Console console, Problem problem) {
    CheckReport report = CheckReport.of(name(), module, List.of(), List.of(problem));
    output.print(report, console);
    return report.exitCode();
  }

  /** The answer to a command line that cannot be understood. */
  static CheckReport ofWrongCommandLine(String message) {
    return CheckReport.of("", Path.of(""), List.of(), List.of(Problem.of(message)));
  }

  private int check(Console console) {
    Binding binding = traces.binding();
    List<TraceInput> inputs;
    List<TraceFile> behaviours;
    try {
      inputs = traces.inputs(logs, binding);
      behaviours = output.behaviours();
      refuseContradictions(inputs, behaviours);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
    BoundSpec spec =
        BoundSpec.load(
            SpecArguments.module(module), given.options(console.err(), 0), binding, inputs);
    spec.spec().warnings().forEach(w -> console.err().println("warning: " + w));
    List<TraceCheck.Result> results = results(spec, inputs, !behaviours.isEmpty(), console);
    Optional<StateCoverage> states = states(spec, results, console);
    CheckReport report = report(spec, results, states, List.of());
    Optional<Problem> unwritten = written(spec, report, inputs, results, behaviours);
    if (unwritten.isPresent()) {
      report = report(spec, results, states, List.of(unwritten.get()));
    }
    output.print(report, console);
    return report.exitCode();
  }

  private void refuseContradictions(List<TraceInput> inputs, List<TraceFile> behaviours) {
    if (!behaviours.isEmpty() && inputs.size() > 1) {
      throw new IllegalArgumentException(
          "--dump-trace writes the behaviour of one trace, and there are " + inputs.size());
    }
    if (modes.start().isPresent() && modes.local()) {
      throw new IllegalArgumentException(
          "--start says where a behaviour begins, and --local looks for none: leave one of them"
              + " out");
    }
    if (modes.coverageStates() && modes.local()) {
      throw new IllegalArgumentException(
          "--local knows no states of the whole that --coverage-states could count");
    }
    if (!behaviours.isEmpty() && modes.local()) {
      throw new IllegalArgumentException(
          "--local looks for no behaviour that --dump-trace could write");
    }
  }

  private List<TraceCheck.Result> results(
      BoundSpec spec, List<TraceInput> inputs, boolean behaviour, Console console) {
    CheckOptions options =
        CheckOptions.defaults()
            .with(new CheckOptions.Keep(behaviour, modes.warnPossible(), modes.coverageStates()))
            .startingAt(modes.start())
            .withMostStates(mostStates)
            .withLookahead(lookahead);
    CheckProgress progress =
        new CheckProgress(console, inputs.stream().mapToLong(TraceInput::bytes).sum());
    try {
      TraceChecks checks = new TraceChecks(spec, options, progress::of);
      return modes.local() ? checks.local(inputs) : checks.whole(inputs);
    } finally {
      progress.end();
    }
  }

  private CheckReport report(
      BoundSpec spec,
      List<TraceCheck.Result> results,
      Optional<StateCoverage> states,
      List<Problem> others) {
    CheckReport report = CheckReport.of(spec.spec().name(), module, results).with(others);
    return states.map(report::with).orElse(report);
  }

  private Optional<StateCoverage> states(
      BoundSpec spec, List<TraceCheck.Result> results, Console console) {
    if (!modes.coverageStates()) {
      return Optional.empty();
    }
    VisitedStates visited = new VisitedStates();
    results.forEach(r -> visited.add(r.visited()));
    CountedStates counted = new CountedStates(console);
    try {
      return Optional.of(
          StateCoverage.of(spec.spec(), visited, modes.mostReachable(), counted::show));
    } finally {
      counted.end();
    }
  }

  /** Writes the files that were asked for; why they could not be written. */
  private Optional<Problem> written(
      BoundSpec spec,
      CheckReport report,
      List<TraceInput> inputs,
      List<TraceCheck.Result> results,
      List<TraceFile> behaviours) {
    try {
      output.writeReport(report, inputs);
      if (!behaviours.isEmpty() && !results.getFirst().behaviour().isEmpty()) {
        List<Exploration.Step> steps =
            results.getFirst().behaviour().stream()
                .map(m -> new Exploration.Step(m.action(), m.arguments(), m.state()))
                .toList();
        Behaviour behaviour = Behaviour.of(spec.spec(), steps);
        behaviours.forEach(f -> f.write(behaviour));
      }
      return Optional.empty();
    } catch (SpecException e) {
      return Optional.of(Problem.of(e));
    }
  }
}
