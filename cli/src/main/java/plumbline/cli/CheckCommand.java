package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import plumbline.conform.CheckOptions;
import plumbline.conform.Outcome;
import plumbline.conform.TraceCheck;
import plumbline.conform.TraceInput;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingPlan;
import plumbline.tla.Spec;
import plumbline.trace.ReadOptions;
import plumbline.trace.TraceFile;

/** {@code plumbline check}: whether traces of a system are behaviours of its spec. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description = "Checks a log of a real system against its unmodified TLA+ spec.")
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(paramLabel = "SPEC.tla", description = "The module that the system is held against.")
  private Path module;

  @ArgGroup(validate = false, order = 1, heading = "%nThe spec:%n")
  private SpecArguments given = new SpecArguments();

  @Option(names = "--trace", required = true, arity = "1..*", paramLabel = "FILE")
  private List<String> traces;

  @Override
  public Integer call() {
    Console console = main.console();
    Spec spec = Spec.load(SpecArguments.module(module), given.options(console.out(), 0));
    CheckOptions options = CheckOptions.defaults();
    Binding binding = Binding.none();
    BindingPlan plan = BindingPlan.of(binding, spec);
    List<Outcome> outcomes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (TraceFile file : TraceFile.expand(traces)) {
      TraceInput input =
          new TraceInput(
              file.name(),
              List.of(file),
              ReadOptions.defaults(),
              Optional.empty(),
              TraceInput.WINDOW);
      TraceCheck.Result result =
          new TraceCheck(
                  spec, () -> new NativeMapping(spec, options.likeness()), options, (e, b, p) -> {})
              .check(input);
      outcomes.add(result.outcome());
      result.problem().ifPresent(problems::add);
    }
    CheckReport report = CheckReport.of(spec.name(), module, outcomes, problems);
    console.out().print(TextReport.of(report, Ink.PLAIN));
    return report.exitCode();
  }
}
