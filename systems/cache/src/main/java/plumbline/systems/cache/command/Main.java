package plumbline.systems.cache.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import plumbline.systems.cache.CacheException;

/** Where the process begins and ends. */
@Command(
    name = "plumbline-cache",
    description = "A distributed cache that logs what it does, to be checked against its spec.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {LocksCommand.class, NodeCommand.class, ShellCommand.class, LoadCommand.class},
    footer = {
      "",
      "A cluster, each in a terminal of its own:",
      "  plumbline-cache locks",
      "  plumbline-cache node n1",
      "  plumbline-cache node n2",
      "  plumbline-cache node n3",
      "  plumbline-cache shell",
      "  plumbline-cache load"
    })
public final class Main {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Main() {}

  /**
   * Runs a subcommand and exits: 0 when it did what it should, 1 when it could not, 2 for usage.
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Duration.class, new Durations())
        .setParameterExceptionHandler((e, given) -> wrongCommandLine(e))
        .setExecutionExceptionHandler(
            (e, command, given) -> {
              switch (e) {
                case IOException known -> say(command, known.getMessage());
                case UncheckedIOException known -> say(command, known.getMessage());
                case IllegalArgumentException known -> say(command, known.getMessage());
                case CacheException known -> say(command, known.getMessage());
                default -> throw e;
              }
              return FAILED;
            });
  }

  private static int wrongCommandLine(ParameterException e) {
    CommandLine command = e.getCommandLine();
    say(command, e.getMessage());
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("Try '" + name + " --help' for help.");
    command.getErr().flush();
    return USAGE;
  }

  private static void say(CommandLine command, String message) {
    command.getErr().println("error: " + message);
    command.getErr().flush();
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String built = Main.class.getPackage().getImplementationVersion();
      return new String[] {"plumbline-cache " + Objects.requireNonNullElse(built, "(unpackaged)")};
    }
  }

  /** Durations as people write them. */
  private static final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        if (text.endsWith("ms")) {
          return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
        }
        if (text.endsWith("s")) {
          double seconds = Double.parseDouble(text.substring(0, text.length() - 1));
          return Duration.ofMillis(Math.round(seconds * 1000));
        }
      } catch (NumberFormatException e) {
        throw new TypeConversionException("a duration is 500ms or 1.5s, not " + text);
      }
      throw new TypeConversionException("a duration is 500ms or 1.5s, not " + text);
    }
  }
}
