package plumbline.systems.cache.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.systems.cache.Bug;
import plumbline.systems.cache.Locks;
import plumbline.systems.cache.Settings;
import plumbline.systems.cache.Surroundings;
import plumbline.trace.client.Tracer;

/** {@code plumbline-cache locks}: the lock service. */
@Command(
    name = "locks",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    showDefaultValues = true,
    description = "Runs the lock service, which says who is primary of which shard.",
    footer = {
      "",
      "Examples:",
      "  plumbline-cache locks",
      "  plumbline-cache locks --nodes 5 --replicas 3 --lease 2s",
      "",
      "It keeps nothing on disk: when it ends, the cluster is started anew as a whole."
    })
final class LocksCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--host", description = "Where to listen.")
  private String host = "localhost";

  @Option(names = "--port", description = "0 for one that is free.")
  private int port = 7070;

  @Option(names = "--nodes", description = "How many there must be before it begins.")
  private int nodes = Settings.defaults().nodes();

  @Option(names = "--shards", description = "Into how many the keys are divided.")
  private int shards = Settings.defaults().shards();

  @Option(names = "--replicas", description = "How many nodes keep each entry.")
  private int replicas = Settings.defaults().replicas();

  @Option(
      names = "--lease",
      description = "How long a node serves without a word from here.",
      showDefaultValue = Visibility.NEVER)
  private Duration lease = Settings.defaults().lease();

  @Option(
      names = "--bug",
      paramLabel = "BUG",
      description = "A flaw to switch on: ${COMPLETION-CANDIDATES}.",
      showDefaultValue = Visibility.NEVER)
  private List<Bug> bugs = List.of();

  @Override
  public Integer call() throws Exception {
    Settings settings = new Settings(nodes, shards, replicas, lease, lease.dividedBy(2));
    Surroundings around = Surroundings.of(Tracer.disabled());
    bugs.forEach(bug -> around.bugs().set(bug, true));
    try (Locks locks = Locks.start(settings, host, port, around)) {
      PrintWriter out = command.commandLine().getOut();
      out.println("locks listens at " + locks.address() + " and waits for " + nodes + " nodes.");
      out.flush();
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
