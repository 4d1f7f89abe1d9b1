package plumbline.systems.cache;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import plumbline.systems.cache.wire.Message;
import plumbline.systems.cache.wire.Message.Found;
import plumbline.trace.client.Tracer;

/**
 * Somebody who uses a client: does one thing after the other, reads what it wrote, and never sees
 * an entry go back to what it was before. What it sees is logged.
 */
public final class Session {
  private static final long ANY = -1;

  private final String name;
  private final CacheClient client;
  private final Tracer tracer;
  private final ReentrantLock lock = new ReentrantLock();

  Session(String name, CacheClient client, Tracer tracer) {
    this.name = name;
    this.client = client;
    this.tracer = tracer;
  }

  /** As {@link CacheClient#get}. */
  public Versioned get(String key) {
    lock.lock();
    try {
      Optional<Versioned> copy = client.near(key, read -> saw("Hit", key, read.version()));
      if (copy.isPresent()) {
        return copy.get();
      }
      Found found = client.far(key);
      saw("Read", key, found.version());
      return new Versioned(found.version(), found.value());
    } finally {
      lock.unlock();
    }
  }

  /** As {@link CacheClient#put}. */
  public long put(String key, String value) {
    return write(new Message.Put(key, Optional.of(value), ANY)).version();
  }

  /** As {@link CacheClient#remove}. */
  public long remove(String key) {
    return write(new Message.Put(key, Optional.empty(), ANY)).version();
  }

  /** As {@link CacheClient#compareAndSet}. */
  public Optional<Long> compareAndSet(String key, long version, String value) {
    if (version < 0) {
      throw new IllegalArgumentException("A version is 0 or more, not " + version);
    }
    Found found = write(new Message.Put(key, Optional.of(value), version));
    return found.done() ? Optional.of(found.version()) : Optional.empty();
  }

  private Found write(Message.Put put) {
    lock.lock();
    try {
      Found found = client.write(put);
      saw(found.done() ? "Wrote" : "Read", put.key(), found.version());
      return found;
    } finally {
      lock.unlock();
    }
  }

  private void saw(String event, String key, long version) {
    tracer
        .event(event)
        .arg("key", key)
        .arg("version", version)
        .arg("session", name)
        .arg("view", name + "/" + key)
        .emit();
  }
}
