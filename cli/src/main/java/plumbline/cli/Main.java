package plumbline.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;

/**
 * Where the process begins and ends: hands the command line to a subcommand, exits with its code.
 */
@Command(
    name = "plumbline",
    description = "Tells whether a running system stands true to its specification.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      BindCommand.class,
      MonitorCommand.class,
      AlertsCommand.class,
      ReplayCommand.class,
      ExploreCommand.class,
      DemoCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  plumbline explore examples/TwoPhase.tla",
      "  plumbline explore --help"
    })
public final class Main {
  private static final int USAGE = 2;

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  public static void main(String[] args) {
    System.exit(run(Console.ofProcess(), args));
  }

  /**
   * Runs a command line and gives its exit code; no exception reaches the user as a stack trace.
   */
  static int run(Console console, String... args) {
    try {
      return commandLine(console, args).execute(subcommand(args));
    } catch (VirtualMachineError e) {
      return show(unexpected(e), console, args);
    }
  }

  /**
   * A subcommand of {@code monitor} without that word: picocli would demand the parent's own
   * parameters, too.
   */
  private static String[] subcommand(String[] args) {
    return args.length > 1 && args[0].equals("monitor") && args[1].equals("replay")
        ? Arrays.copyOfRange(args, 1, args.length)
        : args;
  }

  /** What no input should cause, as an error for the user. */
  static SpecException unexpected(Throwable e) {
    return e instanceof VirtualMachineError
        ? new SpecException(
            SpecException.Kind.SYSTEM,
            "the Java machine gave up: "
                + e
                + "; give it more memory, e.g. PLUMBLINE_JAVA_OPTS='-Xmx8g -Xss64m'",
            SourceRange.NONE,
            e)
        : new SpecException(
            SpecException.Kind.SYSTEM,
            "a defect of plumbline: " + e + " (set PLUMBLINE_DEBUG=1 to see where)",
            SourceRange.NONE,
            e);
  }

  private static CommandLine commandLine(Console console, String[] args) {
    return new CommandLine(new Main(console))
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, given) -> wrongCommandLine(e, console, given))
        .setExecutionExceptionHandler((e, _, _) -> failed(e, console, args));
  }

  Console console() {
    return console;
  }

  private static int wrongCommandLine(ParameterException e, Console console, String[] args) {
    String message = e.getMessage().replaceFirst("^Error: ", "");
    console.err().println(console.errStyle().bad("error: ") + message);
    CommandLine.UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr());
    console
        .err()
        .println(
            "Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' for help.");
    if (wantsJson(args)) {
      boolean check = e.getCommandLine().getCommand() instanceof CheckCommand;
      console
          .out()
          .println(
              check
                  ? plumbline.conform.report.JsonReport.of(CheckCommand.ofWrongCommandLine(message))
                  : JsonReport.ofWrongCommandLine(message, USAGE));
    }
    return USAGE;
  }

  private static int failed(Exception e, Console console, String[] args) throws Exception {
    if (e instanceof ParameterException p) {
      return wrongCommandLine(p, console, args);
    }
    if (!(e instanceof SpecException) && System.getenv("PLUMBLINE_DEBUG") != null) {
      throw e;
    }
    return show(e instanceof SpecException s ? s : unexpected(e), console, args);
  }

  private static int show(SpecException error, Console console, String[] args) {
    ErrorText.lines(error, console.errStyle()).forEach(console.err()::println);
    if (wantsJson(args)) {
      console.out().println(JsonReport.ofError(error));
    }
    return error.kind().exitCode();
  }

  /** Looks at the words themselves: the line may be one that cannot be parsed. */
  private static boolean wantsJson(String[] args) {
    List<String> words = Arrays.asList(args);
    int format = words.indexOf("--format");
    return words.stream().anyMatch("--format=json"::equalsIgnoreCase)
        || (format >= 0
            && format + 1 < words.size()
            && words.get(format + 1).equalsIgnoreCase("json"));
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var built = Main.class.getPackage().getImplementationVersion();
      return new String[] {"plumbline " + Objects.requireNonNullElse(built, "(unpackaged)")};
    }
  }
}
