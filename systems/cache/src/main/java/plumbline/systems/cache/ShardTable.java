package plumbline.systems.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.systems.cache.wire.Message.ShardView;
import plumbline.systems.cache.wire.Message.Table;

/**
 * Who is primary of which shard, in which epoch, and who is in sync: what the lock service knows.
 * Not for several threads.
 *
 * <p>A node is alive for the length of a lease after each heartbeat. By the node's own count the
 * lease began when it <em>sent</em> the heartbeat, which is earlier; so it has stopped serving when
 * another is elected here. Only a node in sync is elected, since it has all that was acknowledged.
 * The set in sync is the primary's to change, by asking here, so that no two know different ones;
 * at an election those who are dead leave it.
 */
final class ShardTable {
  private static final class Member {
    private String address = "";
    private long incarnation;
    private long aliveUntil;
  }

  private static final class Shard {
    private long epoch;
    private String primary = "";
    private List<String> inSync = new ArrayList<>();

    /** Until then a former primary may believe in its lease. */
    private long heldUntil;
  }

  private final Settings settings;
  private final Bugs bugs;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final List<Shard> shards = new ArrayList<>();
  private boolean begun;

  ShardTable(Settings settings, Bugs bugs) {
    this.settings = settings;
    this.bugs = bugs;
    for (int i = 0; i < settings.shards(); i++) {
      shards.add(new Shard());
    }
  }

  void heartbeat(String node, String address, long incarnation, long now) {
    Member member = members.computeIfAbsent(node, name -> new Member());
    if (member.incarnation != incarnation) {
      forget(node, member.aliveUntil);
      member.incarnation = incarnation;
    }
    member.address = address;
    member.aliveUntil = now + settings.lease().toNanos();
    expire(now);
  }

  /** A node that is started anew has nothing of what it had. */
  private void forget(String node, long aliveUntil) {
    for (Shard shard : shards) {
      shard.inSync.remove(node);
      if (shard.primary.equals(node)) {
        shard.primary = "";
        shard.heldUntil = aliveUntil;
      }
    }
  }

  /** Takes from the dead what they had, and elects primaries where there is none. */
  void expire(long now) {
    if (!begun) {
      begin(now);
      return;
    }
    for (Shard shard : shards) {
      if (!shard.primary.isEmpty() && !alive(shard.primary, now)) {
        shard.heldUntil = members.get(shard.primary).aliveUntil;
        shard.primary = "";
      }
      if (shard.primary.isEmpty() && now - shard.heldUntil > 0) {
        elect(shard, now);
      }
    }
  }

  private void begin(long now) {
    List<String> names = members.keySet().stream().filter(node -> alive(node, now)).toList();
    if (names.size() < settings.nodes()) {
      return;
    }
    begun = true;
    for (int i = 0; i < shards.size(); i++) {
      Shard shard = shards.get(i);
      for (int j = 0; j < Math.min(settings.replicas(), names.size()); j++) {
        shard.inSync.add(names.get((i + j) % names.size()));
      }
      elect(shard, now);
    }
  }

  private void elect(Shard shard, long now) {
    List<String> candidates = new ArrayList<>(shard.inSync);
    if (bugs.has(Bug.STALE_READ_AFTER_FAILOVER)) {
      members.keySet().stream().filter(n -> !candidates.contains(n)).forEach(candidates::addFirst);
    }
    candidates.removeIf(node -> !alive(node, now));
    if (!candidates.isEmpty()) {
      shard.primary = candidates.getFirst();
      shard.epoch++;
      shard.inSync.removeIf(node -> !alive(node, now));
      if (!shard.inSync.contains(shard.primary)) {
        shard.inSync.add(shard.primary);
      }
    }
  }

  private boolean alive(String node, long now) {
    return members.get(node).aliveUntil - now > 0;
  }

  /** True when the one who asks is the primary of that epoch, and it was done. */
  boolean changeInSync(String asking, int number, long epoch, String node, boolean member) {
    Shard shard = shards.get(number);
    if (shard.epoch != epoch || !shard.primary.equals(asking)) {
      return false;
    }
    if (!member) {
      shard.inSync.remove(node);
    } else if (!shard.inSync.contains(node)) {
      shard.inSync.add(node);
    }
    return true;
  }

  long epoch(int shard) {
    return shards.get(shard).epoch;
  }

  /** As it is now. */
  Table view(long now) {
    Map<String, String> addresses = new LinkedHashMap<>();
    members.forEach(
        (node, member) -> {
          if (alive(node, now)) {
            addresses.put(node, member.address);
          }
        });
    List<ShardView> views = new ArrayList<>();
    for (Shard shard : shards) {
      views.add(
          new ShardView(
              shard.epoch, shard.primary, List.copyOf(shard.inSync), joining(shard, addresses)));
    }
    return new Table(settings.lease().toNanos(), views, addresses);
  }

  private Optional<String> joining(Shard shard, Map<String, String> alive) {
    long reachable = shard.inSync.stream().filter(alive::containsKey).count();
    return shard.primary.isEmpty() || reachable >= settings.replicas()
        ? Optional.empty()
        : alive.keySet().stream().filter(node -> !shard.inSync.contains(node)).findFirst();
  }
}
