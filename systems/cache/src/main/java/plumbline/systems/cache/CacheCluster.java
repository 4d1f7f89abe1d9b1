package plumbline.systems.cache;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import plumbline.systems.cache.wire.Message;
import plumbline.trace.client.Tracer;

/**
 * A whole cluster in one process, over TCP all the same: a lock service and nodes called n1, n2,
 * and so on, which can be killed, cut off and made faulty.
 */
public final class CacheCluster implements Closeable {
  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration SET_BACK = Duration.ofMinutes(-5);

  private final Settings settings;
  private final Function<String, Tracer> tracers;
  private final Cuts cuts = new Cuts();
  private final Bugs bugs = new Bugs();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, SettableClock> clocks = new LinkedHashMap<>();
  private final List<CacheClient> clients = new ArrayList<>();
  private final Locks locks;
  private int started;

  private CacheCluster(Settings settings, Function<String, Tracer> tracers) throws IOException {
    this.settings = settings;
    this.tracers = tracers;
    this.locks = Locks.start(settings, HOST, 0, around(Locks.NAME));
  }

  /**
   * Starts one, and waits until each shard has a primary.
   *
   * @param tracers gives the tracer of a process by its name: {@code locks}, which logs nothing
   *     itself, {@code n1}, {@code n2}, ... and those of the clients. Whoever opens them closes
   *     them, after the cluster
   */
  public static CacheCluster start(Settings settings, Function<String, Tracer> tracers)
      throws IOException {
    CacheCluster cluster = new CacheCluster(settings, tracers);
    try {
      for (int i = 0; i < settings.nodes(); i++) {
        cluster.addNode();
      }
      cluster.awaitPrimaries();
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private Surroundings around(String name) {
    SettableClock wall = new SettableClock(Clock.systemUTC());
    clocks.put(name, wall);
    return new Surroundings(tracers.apply(name), Ticker.system(), wall, cuts, bugs);
  }

  /** Starts one more node; its name. The primaries bring it in sync where they lack a backup. */
  public synchronized String addNode() throws IOException {
    String name = "n" + ++started;
    nodes.put(name, Node.start(name, HOST, 0, locks.address(), settings.copies(), around(name)));
    return name;
  }

  /** A new client. It ends with the cluster. */
  public synchronized CacheClient client(String name) throws IOException {
    CacheClient client = CacheClient.connect(name, locks.address(), around(name));
    clients.add(client);
    return client;
  }

  /** Where clients find the cluster, as {@code host:port}. */
  public String address() {
    return locks.address();
  }

  /** Who is primary of what. */
  public Message.Table table() {
    return locks.table();
  }

  /** The primary of a key by the lock service's word; empty where there is none now. */
  public String primary(String key) {
    return table().shards().get(Keys.shard(key, settings.shards())).primary();
  }

  /** The network between the processes. */
  public Cuts cuts() {
    return cuts;
  }

  /** The clock on the wall that a process looks at. */
  public SettableClock wall(String name) {
    return clocks.get(name);
  }

  /** Switches a flaw on or off, everywhere and at once. */
  public void bug(Bug bug, boolean on) {
    bugs.set(bug, on);
  }

  /** Ends a node as if it were killed. */
  public synchronized void kill(String node) {
    nodes.remove(node).close();
  }

  /**
   * Switches a flaw on and does to the cluster what makes it show while it is being read and
   * written by several clients: kills a node, or cuts one off from the lock service. May take the
   * length of a lease or two.
   */
  public void provoke(Bug bug) {
    String victim = table().shards().getFirst().primary();
    switch (bug) {
      case LOST_INVALIDATION -> bug(bug, true);
      case SPLIT_BRAIN -> {
        bug(bug, true);
        cuts.cut(victim, Locks.NAME);
      }
      case CLOCK_GOES_BACK -> {
        bug(bug, true);
        cuts.cut(victim, Locks.NAME);
        // After: a lease that is granted by a clock set back would end by it, too.
        wall(victim).set(SET_BACK);
      }
      case STALE_READ_AFTER_FAILOVER -> electOneThatMissedWrites(victim);
    }
  }

  /** One that gets nothing from the others leaves the set in sync, and is elected all the same. */
  private void electOneThatMissedWrites(String victim) {
    String behind =
        nodes.keySet().stream().filter(n -> !n.equals(victim)).reduce((a, b) -> b).orElseThrow();
    nodes.keySet().stream().filter(n -> !n.equals(behind)).forEach(n -> cuts.cut(n, behind));
    await(
        "writes that " + behind + " misses",
        () ->
            table().shards().stream()
                .anyMatch(s -> s.primary().equals(victim) && !s.inSync().contains(behind)));
    pause(settings.lease());
    bug(Bug.STALE_READ_AFTER_FAILOVER, true);
    kill(victim);
    cuts.mend();
  }

  /** Waits until each shard has a primary that is alive, and as many in sync as there can be. */
  public void awaitPrimaries() {
    int whole;
    synchronized (this) {
      whole = Math.min(settings.replicas(), nodes.size());
    }
    await(
        "a primary and its backups for each shard",
        () -> {
          Message.Table table = table();
          return table.shards().stream()
              .allMatch(
                  shard ->
                      table.addresses().containsKey(shard.primary())
                          && shard.inSync().size() >= whole);
        });
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("Waited in vain for " + what);
      }
      pause(PAUSE);
    }
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the cluster", e);
    }
  }

  @Override
  public synchronized void close() {
    clients.forEach(CacheClient::close);
    nodes.values().forEach(Node::close);
    locks.close();
  }
}
