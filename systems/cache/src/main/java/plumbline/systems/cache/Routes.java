package plumbline.systems.cache;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import plumbline.systems.cache.wire.Connection;
import plumbline.systems.cache.wire.Message;

/**
 * Where a client finds the primary of a key. Asked for anew when in doubt, and every second or so:
 * not by all clients at once.
 */
final class Routes implements Closeable {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int SPREAD = 500;
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Peers peers;
  private final String locks;
  private final Ticker ticker;
  private final Duration every;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Message.Table table = new Message.Table(0, List.of(), Map.of());

  Routes(String client, Peers peers, String locks, Ticker ticker) {
    this.every = EVERY.plusMillis(Math.floorMod(client.hashCode() * 173, SPREAD));
    this.peers = peers;
    this.locks = locks;
    this.ticker = ticker;
    Thread.ofVirtual().name("routes").start(this::keepUpToDate);
  }

  private void keepUpToDate() {
    try {
      while (!ended.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        forget();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void refresh() throws IOException {
    if (peers.to(Locks.NAME, locks).ask(new Message.Routes(), ANSWER)
        instanceof Message.Table answer) {
      table = answer;
    }
  }

  /** Asks anew, if somebody answers; else what was known goes on being used. */
  void forget() {
    try {
      refresh();
    } catch (IOException e) {
      // The next one who finds no primary tries again, and says so in the end.
    }
  }

  /** A connection to the primary, waited for until {@code end}. */
  Connection primary(String key, long end) throws IOException {
    while (true) {
      Message.Table known = table;
      if (!known.shards().isEmpty()) {
        String primary = known.shards().get(Keys.shard(key, known.shards().size())).primary();
        String address = known.addresses().get(primary);
        if (address != null) {
          return peers.to(primary, address);
        }
      }
      doubt(key, end, new IOException("no node is its primary now"));
    }
  }

  /** Waits a little and asks anew; throws when the time is over. */
  void doubt(String key, long end, IOException why) {
    try {
      if (end - ticker.nanos() <= 0 || ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CacheException("No primary of " + key + " does it: " + why.getMessage(), why);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("Interrupted while looking for the primary of " + key, e);
    }
    forget();
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
