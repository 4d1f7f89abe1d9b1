package plumbline.systems.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import plumbline.systems.cache.wire.Connection;

/** A node's copy of an entry; all of it is guarded by its lock. */
final class Entry {
  /** Held by a primary for a whole write, so that reads wait for it. */
  final ReentrantLock lock = new ReentrantLock();

  /** The epoch in which it was stored or taken over; 0 for one that is not known here. */
  long epoch;

  long version;
  Optional<String> value = Optional.empty();

  /** Whether all in sync have it and no client has an older copy: only then is it read. */
  boolean settled;

  /** To whom the primary lent copies in this epoch. */
  final Map<String, Holder> holders = new HashMap<>(0);

  /**
   * A client that may have a copy.
   *
   * @param until when its lease has run out, in the ticker's nanoseconds
   */
  record Holder(Connection connection, long until) {}
}
