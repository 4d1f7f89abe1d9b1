package plumbline.systems.cache.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.systems.cache.CacheClient;
import plumbline.systems.cache.Load;

/** {@code plumbline-cache load}: a load generator. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    showDefaultValues = true,
    description = "Reads and writes keys k1, k2, ... at random; says every second how it goes.",
    footer = {
      "",
      "Examples:",
      "  plumbline-cache load --rate 5000 --for 30s",
      "  plumbline-cache load --rate 0 --clients 4 --reads 0.5 --trace out/cache",
      "",
      "Where the nodes are traced the clients must be too, under names of their own."
    })
final class LoadCommand implements Callable<Integer> {
  private static final String ROW = "%8s %10s %10s %10s %9s %9s %9s%n";

  @Spec private CommandSpec command;

  @Option(names = "--locks", description = "Where the lock service listens.")
  private String locks = "localhost:7070";

  @Option(names = "--rate", description = "Operations a second; 0 for as many as there can be.")
  private int rate = Load.Plan.defaults().rate();

  @Option(names = "--keys", description = "How many keys there are.")
  private int keys = Load.Plan.defaults().keys();

  @Option(
      names = "--clients",
      description = "How many, each with copies of its own: c1 to c8 for the spec.")
  private int clients = 2;

  @Option(names = "--first", description = "The number of the first client.")
  private int first = 1;

  @Option(names = "--sessions", description = "How many each client has.")
  private int sessions = Load.Plan.defaults().sessions();

  @Option(names = "--reads", description = "The share of operations that only read.")
  private double reads = Load.Plan.defaults().reads();

  @Option(names = "--seed", description = "Makes other choices.")
  private long seed = Load.Plan.defaults().seed();

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "How long: 10s unless given.",
      showDefaultValue = Visibility.NEVER)
  private Duration length = Duration.ofSeconds(10);

  @Mixin private TraceOption trace;

  @Override
  public Integer call() throws Exception {
    Load.Plan plan = new Load.Plan(sessions, rate, keys, reads, seed);
    List<CacheClient> connected = new ArrayList<>();
    try (TraceOption.Opened traces = trace.open();
        Closeable _ = () -> connected.forEach(CacheClient::close)) {
      for (int i = first; i < first + clients; i++) {
        connected.add(CacheClient.connect("c" + i, locks, traces.around("c" + i)));
      }
      run(connected, plan);
    }
    return 0;
  }

  private void run(List<CacheClient> connected, Load.Plan plan)
      throws IOException, InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    out.printf(ROW, "seconds", "ops/s", "reads", "writes", "p50 us", "p99 us", "failed");
    out.flush();
    try (Load load = Load.start(connected, plan)) {
      Load.Summary last = load.summary();
      for (long left = length.toMillis(); left > 0; left -= 1000) {
        new CountDownLatch(1).await(Math.min(1000, left), TimeUnit.MILLISECONDS);
        Load.Summary now = load.summary();
        show(last, now, out);
        last = now;
      }
      Load.Summary whole = load.stop();
      out.println("in all");
      show(new Load.Summary(0, 0, 0, 0, 0, 0, 0), whole, out);
    }
  }

  private static void show(Load.Summary since, Load.Summary now, PrintWriter out) {
    long done = now.reads() + now.writes() - since.reads() - since.writes();
    out.printf(
        ROW,
        "%.1f".formatted(now.seconds()),
        "%.0f".formatted(done / (now.seconds() - since.seconds())),
        now.reads() - since.reads(),
        now.writes() - since.writes(),
        now.median(),
        now.ninetyNine(),
        now.failures() - since.failures());
    out.flush();
  }
}
