package plumbline.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import plumbline.conform.binding.BindProposal;
import plumbline.conform.report.Problem;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.trace.ReadOptions;
import plumbline.trace.TraceException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code plumbline bind}: proposes what the lines of a log mean to a spec. */
@Command(
    name = "bind",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    description = {
      "Proposes a binding: what the lines of a log mean to a TLA+ spec.",
      "Names and values that match are mapped; what is a guess has \"# ?\" behind it."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline bind Raft.tla --trace raft.ndjson --output raft.yaml",
      "  plumbline bind Locks.tla --trace server.log --pattern 'Client=(?<client>\\d+)"
          + " (?<op>\\w+)'",
      "",
      "Exit codes: 0 proposed, 2 the input or the command line is wrong."
    })
final class BindCommand implements Callable<Integer> {
  private static final int WRONG_INPUT = 2;

  enum Format {
    text,
    json
  }

  @ParentCommand private Main main;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SPEC.tla", description = "The module.")
  private Path module;

  @ArgGroup(validate = false, order = 1, heading = "%nThe spec:%n")
  private SpecArguments given = new SpecArguments();

  @ArgGroup(exclusive = false, multiplicity = "1", order = 2, heading = "%nThe log:%n")
  private LogArguments logs = new LogArguments();

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = "For lines that are not JSON: (?<name>...) makes $.name of what it finds.")
  private Optional<String> pattern = Optional.empty();

  @Option(
      names = "--ignore-lines",
      paramLabel = "REGEX",
      description = "Lines in which this is found are not looked at; may be repeated.")
  private List<String> ignored = List.of();

  @Option(
      names = "--output",
      paramLabel = "FILE.yaml",
      description = "Where to write it, if there is no such file yet; standard output by default.")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
  private Format format = Format.text;

  @Override
  public Integer call() {
    Console console = main.console();
    ReadOptions read = readOptions();
    try {
      Spec spec = Spec.load(SpecArguments.module(module), given.options(console.err(), 0));
      spec.warnings().forEach(w -> console.err().println("warning: " + w));
      give(BindProposal.of(spec, logs.files(), read), console);
      return 0;
    } catch (TraceException e) {
      return failed(Problem.of(e), console);
    } catch (SpecException e) {
      ErrorText.lines(e, console.errStyle()).forEach(console.err()::println);
      if (format == Format.json) {
        console.out().println(json(Problem.of(e)));
      }
      return WRONG_INPUT;
    }
  }

  private ReadOptions readOptions() {
    Optional<String> preset = logs.preset();
    if (preset.isPresent() && pattern.isPresent()) {
      throw new ParameterException(
          command.commandLine(),
          "--preset is for a format that is known, and --pattern for one that is not: leave one of"
              + " them out");
    }
    try {
      ReadOptions options =
          preset.map(ReadOptions.defaults()::withPreset).orElseGet(ReadOptions::defaults);
      if (pattern.isPresent()) {
        options = options.withPattern(Pattern.compile(pattern.get()));
      }
      return options.withIgnored(ignored.stream().map(Pattern::compile).toList());
    } catch (PatternSyntaxException e) {
      throw new ParameterException(
          command.commandLine(),
          "\"%s\" is no regular expression: %s".formatted(e.getPattern(), e.getDescription()),
          e);
    }
  }

  private void give(String binding, Console console) {
    output.ifPresent(file -> write(binding, file));
    if (format == Format.json) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      console.out().println(object.put("result", "proposed").put("binding", binding));
    } else if (output.isEmpty()) {
      console.out().print(binding);
    } else {
      console.out().println("written to " + output.get());
    }
  }

  private void write(String binding, Path file) {
    try {
      Files.writeString(file, binding, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new ParameterException(
          command.commandLine(), file + " is there already: remove it, or name another", e);
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(), file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private int failed(Problem problem, Console console) {
    String excerpt = problem.excerpt().isEmpty() ? "" : "\n    " + problem.excerpt();
    console
        .err()
        .println(
            console.errStyle().bad("error: ")
                + problem.place()
                + ": "
                + problem.message()
                + excerpt);
    if (format == Format.json) {
      console.out().println(json(problem));
    }
    return WRONG_INPUT;
  }

  private static ObjectNode json(Problem problem) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("result", "error").put("exit", WRONG_INPUT);
    object
        .putObject("error")
        .put("message", problem.message())
        .put("file", problem.file())
        .put("line", problem.line())
        .put("column", problem.column());
    return object;
  }
}
