package plumbline.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * Where the process begins and ends: hands the command line to a subcommand, exits with its code.
 */
@Command(
    name = "plumbline",
    description = "Tells whether a running system stands true to its specification.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
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
