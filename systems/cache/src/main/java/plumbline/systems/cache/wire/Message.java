package plumbline.systems.cache.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What processes of the cache say to each other; README.md has the bytes. */
public sealed interface Message {

  /** The first message on a connection: who speaks. */
  record Hello(String name) implements Message {}

  /** A client reads, and may ask for a copy that it can keep. */
  record Get(String key, boolean lend) implements Message {}

  /**
   * A client writes.
   *
   * @param value none removes the entry
   * @param expected the version that the entry must have, else nothing is written; -1 for any
   */
  record Put(String key, Optional<String> value, long expected) implements Message {}

  /**
   * What a {@link Get} found, or a {@link Put} left.
   *
   * @param epoch in which it was found
   * @param version 0 for an entry that was never written
   * @param value none where there is no entry
   * @param lease how long the client may keep a copy, in nanoseconds; 0 for not at all
   * @param done whether a write was made
   */
  record Found(long epoch, long version, Optional<String> value, long lease, boolean done)
      implements Message {}

  /** This node does not serve that key now: look for the one that does. */
  record NotPrimary() implements Message {}

  /** It could not be done; a write may have been made or be made yet. */
  record Failed(String reason) implements Message {}

  /** A client must drop its copy, if it is older than this; answered by {@link Done}. */
  record Invalidate(String key, long epoch, long version) implements Message {}

  /** A backup must store an entry as it is at the primary; answered by {@link Done}. */
  record Replicate(int shard, long epoch, String key, long version, Optional<String> value)
      implements Message {}

  /** It was done. */
  record Done() implements Message {}

  /** It was refused: a newer epoch is known here. */
  record Fenced(long epoch) implements Message {}

  /**
   * A node is alive; answered by a {@link Table}.
   *
   * @param incarnation differs each time the node is started
   */
  record Heartbeat(String node, String address, long incarnation) implements Message {}

  /** Asks for the {@link Table}. */
  record Routes() implements Message {}

  /**
   * The primary of an epoch wants a backup to leave the set in sync, or to join it; answered by
   * {@link Done} or {@link Fenced}.
   */
  record InSync(int shard, long epoch, String node, boolean member) implements Message {}

  /**
   * Who is who.
   *
   * @param lease how long a node that sent a heartbeat may act on this table, in nanoseconds from
   *     when it sent it
   * @param addresses of the nodes that are alive, by name
   */
  record Table(long lease, List<ShardView> shards, Map<String, String> addresses)
      implements Message {}

  /**
   * A shard at one moment.
   *
   * @param epoch 0 before the first primary
   * @param primary empty where there is none
   * @param inSync the nodes that have every acknowledged write, the primary among them
   * @param joining a node that the primary should bring in sync
   */
  record ShardView(long epoch, String primary, List<String> inSync, Optional<String> joining) {}
}
