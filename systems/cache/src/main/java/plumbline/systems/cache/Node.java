package plumbline.systems.cache;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import plumbline.systems.cache.wire.Connection;
import plumbline.systems.cache.wire.Listener;
import plumbline.systems.cache.wire.Message;
import plumbline.trace.client.Tracer;

/**
 * A process that keeps entries: primary of some shards, backup of others, as the lock service says.
 * It keeps them in memory; one that is started anew begins without any and is brought in sync by
 * the primaries.
 */
public final class Node implements Closeable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

  private final String name;
  private final Tracer tracer;
  private final Bugs bugs;
  private final long incarnation;
  private final Lease lease;
  private final Peers peers;
  private final Others others;
  private final Primary primary;
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Set<String> catchingUp = ConcurrentHashMap.newKeySet();
  private final Listener listener;
  private volatile List<Shard> shards = List.of();
  private volatile Duration pause = FIRST_PAUSE;

  private Node(String name, String host, int port, String locks, Duration loan, Surroundings around)
      throws IOException {
    this.name = name;
    this.tracer = around.tracer();
    this.bugs = around.bugs();
    this.incarnation = around.ticker().nanos() ^ ProcessHandle.current().pid() << 40;
    this.lease = new Lease(around.ticker(), around.wall(), bugs);
    this.peers = new Peers(name, around, (connection, question, message) -> {});
    this.others = new Others(peers, locks, bugs);
    this.primary = new Primary(name, around, lease, others, loan);
    this.listener = Listener.open(host, port, name, tracer, around.reach(), this::asked);
    work.execute(this::beat);
  }

  /**
   * Starts a node. It serves when the lock service has made it primary of something.
   *
   * @param name as the spec names it, and like no other node, an earlier one included
   * @param port 0 for one that is free
   * @param locks the address of the lock service
   * @param loan how long a client may keep a copy at most
   */
  public static Node start(
      String name, String host, int port, String locks, Duration loan, Surroundings around)
      throws IOException {
    return new Node(name, host, port, locks, loan, around);
  }

  /** Where clients and other nodes find it, as {@code host:port}. */
  public String address() {
    return listener.address();
  }

  private void beat() {
    try {
      do {
        heartbeat();
      } while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void heartbeat() {
    Lease.Asked asked = lease.ask();
    try {
      if (others.askLocks(new Message.Heartbeat(name, listener.address(), incarnation))
          instanceof Message.Table table) {
        adopt(table);
        lease.granted(asked, Duration.ofNanos(table.lease()));
      }
    } catch (IOException e) {
      // Tried again; without an answer the lease runs out, which is what it is for.
    }
  }

  private void adopt(Message.Table table) {
    others.adopt(table);
    pause = Duration.ofNanos(table.lease() / 10);
    if (shards.isEmpty()) {
      shards = IntStream.range(0, table.shards().size()).mapToObj(i -> new Shard(i, bugs)).toList();
    }
    for (Shard shard : shards) {
      Message.ShardView view = table.shards().get(shard.number());
      shard.adopt(view, name);
      long epoch = shard.leading();
      if (epoch == view.epoch() && epoch > 0) {
        view.joining().ifPresent(backup -> bringInSync(shard, epoch, backup));
      }
    }
  }

  private void bringInSync(Shard shard, long epoch, String backup) {
    String which = shard.number() + " " + backup;
    if (catchingUp.add(which)) {
      work.execute(
          () -> {
            try {
              new CatchUp(shard, epoch, backup, primary, others).run();
            } finally {
              catchingUp.remove(which);
            }
          });
    }
  }

  private void asked(Connection connection, long question, Message message) {
    try {
      work.execute(() -> handle(connection, question, message));
    } catch (RejectedExecutionException e) {
      connection.close();
    }
  }

  private void handle(Connection connection, long question, Message message) {
    try {
      switch (message) {
        case Message.Get get -> {
          Optional<Shard> shard = shard(get.key());
          if (shard.isEmpty()) {
            connection.answer(question, new Message.NotPrimary());
          } else {
            primary.get(shard.get(), get, connection, question);
          }
        }
        case Message.Put put -> {
          Optional<Shard> shard = shard(put.key());
          connection.answer(
              question,
              shard.isEmpty()
                  ? new Message.NotPrimary()
                  : primary.put(shard.get(), put, connection.there()));
        }
        case Message.Replicate replicate -> connection.answer(question, store(replicate));
        default ->
            connection.answer(question, new Message.Failed("a node does not know " + message));
      }
    } catch (Refused e) {
      connection.answer(question, new Message.NotPrimary());
    }
  }

  private Optional<Shard> shard(String key) {
    List<Shard> all = shards;
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Keys.shard(key, all.size())));
  }

  private Message store(Message.Replicate sent) {
    if (sent.shard() >= shards.size()) {
      return new Message.Failed(name + " has not heard of the lock service yet");
    }
    Shard shard = shards.get(sent.shard());
    if (!shard.heard(sent.epoch())) {
      return new Message.Fenced(shard.known());
    }
    Entry entry = shard.entry(sent.key());
    entry.lock.lock();
    try {
      boolean newer =
          sent.epoch() > entry.epoch
              || (sent.epoch() == entry.epoch && sent.version() >= entry.version);
      if (newer) {
        entry.epoch = sent.epoch();
        entry.version = sent.version();
        entry.value = sent.value();
        entry.settled = false;
        tracer
            .event("Store")
            .arg("key", sent.key())
            .arg("epoch", sent.epoch())
            .arg("version", sent.version())
            .emit();
      }
      return new Message.Done();
    } finally {
      entry.lock.unlock();
    }
  }

  /** Ends at once, as if the process were gone: nobody is told. */
  @Override
  public void close() {
    ended.countDown();
    listener.close();
    peers.close();
    work.shutdownNow();
    try {
      if (!work.awaitTermination(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(name + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
