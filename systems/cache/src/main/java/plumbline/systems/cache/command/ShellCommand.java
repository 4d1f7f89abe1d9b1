package plumbline.systems.cache.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.systems.cache.CacheClient;
import plumbline.systems.cache.CacheException;
import plumbline.systems.cache.Versioned;

/** {@code plumbline-cache shell}: a client for people. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    showDefaultValues = true,
    description = {
      "Reads and writes entries: what is typed, or the one command that is given.",
      "It keeps no copies, so that it need not be traced where the others are."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline-cache shell",
      "  plumbline-cache shell put colour green",
      "  plumbline-cache shell get colour",
      "",
      "Commands: " + ShellCommand.HELP
    })
final class ShellCommand implements Callable<Integer> {
  static final String HELP = "get KEY | put KEY VALUE | remove KEY | cas KEY VERSION VALUE | quit";

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "What to do, once.")
  private List<String> once = List.of();

  @Option(names = "--locks", description = "Where the lock service listens.")
  private String locks = "localhost:7070";

  @Option(names = "--name", description = "The client, as the spec names it.")
  private String name = "c8";

  @Mixin private TraceOption trace;

  @Override
  public Integer call() throws Exception {
    try (TraceOption.Opened traces = trace.open();
        CacheClient client = CacheClient.connect(name, locks, 0, traces.around(name))) {
      if (!once.isEmpty()) {
        out().println(answer(client, once));
        out().flush();
        return 0;
      }
      converse(client);
    }
    return 0;
  }

  private void converse(CacheClient client) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    boolean terminal = Boolean.getBoolean("plumbline.terminal.in");
    while (true) {
      if (terminal) {
        out().print("> ");
        out().flush();
      }
      String line = in.readLine();
      if (line == null || line.strip().equals("quit")) {
        return;
      }
      if (!line.isBlank()) {
        try {
          out().println(answer(client, List.of(line.strip().split("\\s+", 4))));
        } catch (CacheException | IllegalArgumentException e) {
          out().println("error: " + e.getMessage());
        }
        out().flush();
      }
    }
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private static String answer(CacheClient client, List<String> words) {
    String key = words.size() > 1 ? words.get(1) : "";
    return switch (words.getFirst() + " " + words.size()) {
      case "get 2" -> shown(client.get(key));
      case "put 3" -> "version " + client.put(key, words.get(2));
      case "put 4" -> "version " + client.put(key, words.get(2) + " " + words.get(3));
      case "remove 2" -> "version " + client.remove(key);
      case "cas 4" ->
          client
              .compareAndSet(key, version(words.get(2)), words.get(3))
              .map(version -> "version " + version)
              .orElseGet(() -> "not written: " + shown(client.get(key)));
      default -> throw new IllegalArgumentException("there are " + HELP);
    };
  }

  private static long version(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a version is a number, not " + text, e);
    }
  }

  private static String shown(Versioned found) {
    return found.value().orElse("(nothing)") + "    version " + found.version();
  }
}
