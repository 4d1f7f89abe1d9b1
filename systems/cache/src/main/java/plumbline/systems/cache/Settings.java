package plumbline.systems.cache;

import java.time.Duration;

/**
 * How a cluster is set up.
 *
 * @param nodes how many nodes there must be before the first primaries are elected
 * @param shards among which keys are divided
 * @param replicas how many nodes have a copy of each entry, as long as there are as many
 * @param lease how long a primary may serve without having heard of the lock service; the longest
 *     time for which its shards are not served when it dies is a little more
 * @param copies how long a client may keep a copy at most
 */
public record Settings(int nodes, int shards, int replicas, Duration lease, Duration copies) {

  /** What is refused. */
  public Settings {
    if (nodes < 1 || shards < 1 || replicas < 1) {
      throw new IllegalArgumentException(
          "A cluster needs at least one node, one shard and one replica, not %d, %d, %d"
              .formatted(nodes, shards, replicas));
    }
    if (shards > 1 << 14) {
      throw new IllegalArgumentException("16,384 shards are the most, not " + shards);
    }
    if (lease.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException(
          "A lease lasts 100 ms at least, not " + lease.toMillis() + " ms");
    }
  }

  /** Three nodes, 16 shards of three replicas each, leases of a second. */
  public static Settings defaults() {
    return new Settings(3, 16, 3, Duration.ofSeconds(1), Duration.ofMillis(500));
  }

  /** The same with leases, and copies, of another length. */
  public Settings withLease(Duration length) {
    return new Settings(nodes, shards, replicas, length, length.dividedBy(2));
  }

  /** The same for another number of nodes. */
  public Settings withNodes(int number) {
    return new Settings(number, shards, replicas, lease, copies);
  }
}
