package plumbline.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;
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
    subcommands = {ExploreCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /**
   * Runs a command line and gives its exit code; no exception reaches the user as a stack trace.
   */
  static int run(String... args) {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::failed)
        .execute(args);
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof SpecException s) {
      Errors.print(s, command.getErr());
      return s.kind().exitCode();
    }
    if (System.getenv("PLUMBLINE_DEBUG") != null) {
      throw e;
    }
    command
        .getErr()
        .println(
            "an unexpected error, a defect of plumbline: "
                + e
                + " (set PLUMBLINE_DEBUG=1 to see where)");
    return SpecException.Kind.SYSTEM.exitCode();
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
