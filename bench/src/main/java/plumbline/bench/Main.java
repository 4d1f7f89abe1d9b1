package plumbline.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where {@code bench/run} begins and ends. */
@Command(
    name = "bench/run",
    description = "Compares plumbline with TLC and others.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CorpusCommand.class,
      CompareCommand.class,
      CommitCommand.class,
      TracesCommand.class,
      MonitorCommand.class,
      StreamCommand.class,
      WindowsCommand.class,
      MemoryCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              if (e instanceof BenchException) {
                command.getErr().println(e.getMessage());
                command.getErr().flush();
                return CommandLine.ExitCode.USAGE;
              }
              throw e;
            });
  }
}
