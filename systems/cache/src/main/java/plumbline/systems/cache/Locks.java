package plumbline.systems.cache;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import plumbline.systems.cache.wire.Connection;
import plumbline.systems.cache.wire.Listener;
import plumbline.systems.cache.wire.Message;

/**
 * The lock service of a cluster: one process that grants nodes their leases and elects primaries,
 * with a new epoch each time. While it is away nothing is elected, and leases run out; it remembers
 * nothing of an earlier run, so that a cluster whose lock service ended is started anew as a whole.
 */
public final class Locks implements Closeable {
  /** The name by which it is known on connections. */
  public static final String NAME = "locks";

  private static final Duration LOOK = Duration.ofMillis(20);

  private final Object lock = new Object();
  private final ShardTable table;
  private final Ticker ticker;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Listener listener;

  private Locks(Settings settings, String host, int port, Surroundings around) throws IOException {
    this.table = new ShardTable(settings, around.bugs());
    this.ticker = around.ticker();
    this.listener = Listener.open(host, port, NAME, around.tracer(), around.reach(), this::asked);
    Thread.ofVirtual().name("locks look").start(this::look);
  }

  /**
   * Starts it.
   *
   * @param port 0 for one that is free
   */
  public static Locks start(Settings settings, String host, int port, Surroundings around)
      throws IOException {
    return new Locks(settings, host, port, around);
  }

  /** Where nodes and clients find it, as {@code host:port}. */
  public String address() {
    return listener.address();
  }

  /** The table as it is now. */
  public Message.Table table() {
    synchronized (lock) {
      return table.view(ticker.nanos());
    }
  }

  private void look() {
    try {
      while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        synchronized (lock) {
          table.expire(ticker.nanos());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void asked(Connection connection, long question, Message message) {
    connection.answer(question, answer(connection.there(), message));
  }

  private Message answer(String asking, Message message) {
    synchronized (lock) {
      long now = ticker.nanos();
      return switch (message) {
        case Message.Heartbeat m -> {
          table.heartbeat(m.node(), m.address(), m.incarnation(), now);
          yield table.view(now);
        }
        case Message.Routes m -> table.view(now);
        case Message.InSync m ->
            table.changeInSync(asking, m.shard(), m.epoch(), m.node(), m.member())
                ? new Message.Done()
                : new Message.Fenced(table.epoch(m.shard()));
        default -> new Message.Failed("the lock service does not know " + message);
      };
    }
  }

  @Override
  public void close() {
    ended.countDown();
    listener.close();
  }
}
