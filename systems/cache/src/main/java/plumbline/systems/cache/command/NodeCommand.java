package plumbline.systems.cache.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.systems.cache.Bug;
import plumbline.systems.cache.Node;
import plumbline.systems.cache.Settings;
import plumbline.systems.cache.Surroundings;

/** {@code plumbline-cache node}: a node. */
@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    showDefaultValues = true,
    description = "Runs a node, which keeps entries in memory.",
    footer = {
      "",
      "Examples:",
      "  plumbline-cache node n1 --trace out/cache",
      "  plumbline-cache node n2 --locks example.org:7070 --host n2.example.org",
      "  plumbline-cache node n3 --trace kafka://localhost:9092/cache",
      "",
      "A node that is started anew begins empty, under a name that was not used."
    })
final class NodeCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "NAME",
      description = "As the spec names it: n1 to n9 with the configuration beside it.")
  private String name;

  @Option(names = "--locks", description = "Where the lock service listens.")
  private String locks = "localhost:7070";

  @Option(names = "--host", description = "Where to listen, and where others find it.")
  private String host = "localhost";

  @Option(names = "--port", description = "0 for one that is free.")
  private int port;

  @Option(
      names = "--copies",
      description = "How long a client may keep a copy at most: 500ms unless given.",
      showDefaultValue = Visibility.NEVER)
  private Duration copies = Settings.defaults().copies();

  @Option(
      names = "--bug",
      paramLabel = "BUG",
      description = "A flaw to switch on: ${COMPLETION-CANDIDATES}.",
      showDefaultValue = Visibility.NEVER)
  private List<Bug> bugs = List.of();

  @Mixin private TraceOption trace;

  @Override
  public Integer call() throws Exception {
    try (TraceOption.Opened traces = trace.open()) {
      Surroundings around = traces.around(name);
      bugs.forEach(bug -> around.bugs().set(bug, true));
      try (Node node = Node.start(name, host, port, locks, copies, around)) {
        PrintWriter out = command.commandLine().getOut();
        out.println(name + " listens at " + node.address() + ".");
        out.flush();
        new CountDownLatch(1).await();
      }
    }
    return 0;
  }
}
