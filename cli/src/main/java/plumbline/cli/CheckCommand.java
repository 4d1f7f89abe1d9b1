package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
import plumbline.conform.LocalCheck;
import plumbline.conform.TraceCheck;
import plumbline.conform.TraceInput;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingException;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.Problem;
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

  @ArgGroup(exclusive = false, multiplicity = "1", order = 2, heading = "%nThe traces:%n")
  private TraceArguments traces = new TraceArguments();

  @ArgGroup(validate = false, order = 3, heading = "%nThe check:%n")
  private CheckModes modes = new CheckModes();

  @ArgGroup(validate = false, order = 4, heading = "%nThe answer:%n")
  private CheckOutput output = new CheckOutput();

  @Option(
      names = "--max-states",
      paramLabel = "N",
      description =
          "States that may be possible at one point; with more the answer is unknown (500000).")
  private OptionalInt mostStates = OptionalInt.empty();

  @Option(
      names = "--lookahead",
      paramLabel = "EVENTS",
      description = "How far to look for events that may come earlier (2000; then all).")
  private OptionalInt lookahead = OptionalInt.empty();

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
          new CheckReport(name(), module, List.of(), problems, Coverage.NONE, UNKNOWN), console);
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
    try {
      inputs = traces.inputs(binding);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
    BoundSpec spec =
        BoundSpec.load(
            SpecArguments.module(module), given.options(console.err(), 0), binding, inputs);
    spec.spec().warnings().forEach(w -> console.err().println("warning: " + w));
    CheckOptions defaults = CheckOptions.defaults();
    CheckOptions options =
        new CheckOptions(
            spec.likeness(),
            List.of(),
            mostStates.orElse(defaults.mostStates()),
            defaults.effort(),
            lookahead.orElse(defaults.lookahead()));
    CheckProgress progress =
        new CheckProgress(console, inputs.stream().mapToLong(TraceInput::bytes).sum());
    List<TraceCheck.Result> results;
    try {
      results =
          modes.local()
              ? localResults(spec, inputs, options, progress)
              : results(spec, inputs, options, progress);
    } finally {
      progress.end();
    }
    CheckReport report = report(spec, results, List.of());
    Optional<Problem> unwritten = written(report, inputs);
    if (unwritten.isPresent()) {
      report = report(spec, results, List.of(unwritten.get()));
    }
    output.print(report, console);
    return report.exitCode();
  }

  private CheckReport report(
      BoundSpec spec, List<TraceCheck.Result> results, List<Problem> others) {
    return CheckReport.of(
        spec.spec().name(),
        module,
        results.stream().map(TraceCheck.Result::outcome).toList(),
        Stream.concat(results.stream().flatMap(r -> r.problem().stream()), others.stream())
            .toList());
  }

  /** Why the files that were asked for could not be written. */
  private Optional<Problem> written(CheckReport report, List<TraceInput> inputs) {
    try {
      output.writeReport(report, inputs);
      return Optional.empty();
    } catch (SpecException e) {
      return Optional.of(Problem.of(e));
    }
  }

  /** Checks the traces one after the other, each on all processors. */
  private static List<TraceCheck.Result> localResults(
      BoundSpec spec, List<TraceInput> inputs, CheckOptions options, CheckProgress progress) {
    int workers = Runtime.getRuntime().availableProcessors();
    return inputs.stream()
        .map(i -> new LocalCheck(spec, options, progress.of(i.name()), workers).check(i))
        .toList();
  }

  /** Checks the traces, as many at once as there are processors. */
  private static List<TraceCheck.Result> results(
      BoundSpec spec, List<TraceInput> inputs, CheckOptions options, CheckProgress progress) {
    int workers = Math.min(inputs.size(), Runtime.getRuntime().availableProcessors());
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<TraceCheck.Result>> running = new ArrayList<>();
      for (TraceInput input : inputs) {
        TraceCheck check = new TraceCheck(spec, options, progress.of(input.name()));
        running.add(pool.submit(() -> check.check(input)));
      }
      List<TraceCheck.Result> results = new ArrayList<>();
      for (Future<TraceCheck.Result> r : running) {
        results.add(r.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException r ? r : new IllegalStateException(cause);
  }
}
