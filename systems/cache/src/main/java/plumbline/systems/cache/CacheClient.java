package plumbline.systems.cache;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import plumbline.systems.cache.wire.Connection;
import plumbline.systems.cache.wire.Message;
import plumbline.systems.cache.wire.Message.Found;
import plumbline.trace.client.Tracer;

/**
 * A client of the cache, one for each process that uses it: it knows who is primary, and has copies
 * of what was read lately, which the primaries keep right.
 *
 * <pre>{@code
 * try (CacheClient client = CacheClient.connect("c1", "localhost:7070", Surroundings.of(tracer))) {
 *   client.put("colour", "green");
 *   client.get("colour").value();
 * }
 * }</pre>
 *
 * <p>Operations are linearizable. Those of the client itself are one {@link Session}, which does
 * one thing at a time; a thread that must not wait for others opens a session of its own.
 */
public final class CacheClient implements Closeable {
  /** How many copies a client keeps unless it is said. */
  public static final int MOST_COPIES = 10_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final String name;
  private final Tracer tracer;
  private final Ticker ticker;
  private final Peers peers;
  private final Routes routes;
  private final int copies;
  private final NearCache near;
  private final AtomicInteger sessions = new AtomicInteger();
  private final Session own;

  private CacheClient(String name, String locks, int copies, Surroundings around) {
    this.name = name;
    this.tracer = around.tracer();
    this.ticker = around.ticker();
    this.copies = copies;
    this.near = new NearCache(ticker, copies);
    this.peers = new Peers(name, around, this::asked);
    this.routes = new Routes(name, peers, locks, ticker);
    this.own = session();
  }

  /**
   * Connects, to keep {@value #MOST_COPIES} copies at most.
   *
   * @param name as the spec names it, and like no other client, an earlier one included
   * @param locks the address of the lock service
   * @throws IOException when the lock service cannot be reached
   */
  public static CacheClient connect(String name, String locks, Surroundings around)
      throws IOException {
    return connect(name, locks, MOST_COPIES, around);
  }

  /**
   * Connects.
   *
   * @param copies how many it keeps at most; with 0 it always reads from the primary
   * @throws IOException when the lock service cannot be reached
   */
  public static CacheClient connect(String name, String locks, int copies, Surroundings around)
      throws IOException {
    CacheClient client = new CacheClient(name, locks, copies, around);
    try {
      client.routes.refresh();
      return client;
    } catch (IOException e) {
      client.close();
      throw new IOException("The lock service at " + locks + " cannot be reached: " + e, e);
    }
  }

  /** The client's name. */
  public String name() {
    return name;
  }

  /** Somebody who uses the client, beside others. */
  public Session session() {
    return new Session(name + "." + sessions.incrementAndGet(), this, tracer);
  }

  /**
   * What is there now.
   *
   * @throws CacheException when no primary could be reached in time
   */
  public Versioned get(String key) {
    return own.get(key);
  }

  /**
   * Writes; the version that it made.
   *
   * @throws CacheException when it is not known to have been written
   */
  public long put(String key, String value) {
    return own.put(key, value);
  }

  /**
   * Removes the entry, which is a write, too; the version that it made.
   *
   * @throws CacheException when it is not known to have been removed
   */
  public long remove(String key) {
    return own.remove(key);
  }

  /**
   * Writes if the entry still has the version that was read; the version that it made, or none.
   *
   * @throws CacheException when it is not known whether it was written
   */
  public Optional<Long> compareAndSet(String key, long version, String value) {
    return own.compareAndSet(key, version, value);
  }

  /** A copy that may be read; {@code read} is told where it is. */
  Optional<Versioned> near(String key, Consumer<Versioned> read) {
    return near.get(key, read);
  }

  Found far(String key) {
    long end = ticker.nanos() + PATIENCE.toNanos();
    while (true) {
      try {
        Connection primary = routes.primary(key, end);
        long start = ticker.nanos();
        Message answer =
            Connection.await(
                primary.ask(new Message.Get(key, copies > 0), found -> keep(key, found, start)),
                ANSWER);
        if (answer instanceof Found found) {
          return found;
        }
        routes.doubt(key, end, new IOException(primary.there() + " answers " + answer));
      } catch (IOException e) {
        routes.doubt(key, end, e);
      }
    }
  }

  /** The lease counts from when the copy was asked for: the primary began to count later. */
  private void keep(String key, Message answer, long start) {
    if (answer instanceof Found found && found.lease() > 0) {
      near.put(
          key, found.epoch(), new Versioned(found.version(), found.value()), start + found.lease());
    }
  }

  /** Nothing is sent twice that may have been done. */
  Found write(Message.Put put) {
    long end = ticker.nanos() + PATIENCE.toNanos();
    while (true) {
      try {
        Connection primary = routes.primary(put.key(), end);
        Message answer = sent(put, primary);
        if (answer instanceof Found found) {
          return found;
        }
        routes.doubt(put.key(), end, new IOException(primary.there() + " answers " + answer));
      } catch (IOException e) {
        routes.doubt(put.key(), end, e);
      }
    }
  }

  private Message sent(Message.Put put, Connection primary) {
    try {
      Message answer = primary.ask(put, ANSWER);
      if (answer instanceof Message.Failed failed) {
        routes.forget();
        throw new CacheException("The write of " + put.key() + ": " + failed.reason(), null);
      }
      return answer;
    } catch (IOException e) {
      routes.forget();
      throw new CacheException(
          "The write of " + put.key() + " may have been made: " + primary.there() + ": " + e, e);
    }
  }

  private void asked(Connection connection, long question, Message message) {
    if (message instanceof Message.Invalidate told) {
      near.drop(told.key(), told.epoch(), told.version(), () -> dropped(told));
      connection.answer(question, new Message.Done());
    } else {
      connection.answer(question, new Message.Failed("a client does not know " + message));
    }
  }

  private void dropped(Message.Invalidate told) {
    tracer
        .event("Drop")
        .arg("key", told.key())
        .arg("epoch", told.epoch())
        .arg("version", told.version())
        .emit();
  }

  @Override
  public void close() {
    routes.close();
    peers.close();
  }
}
