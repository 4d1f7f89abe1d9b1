package plumbline.systems.cache;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import plumbline.systems.cache.wire.Message.ShardView;

/** A node's part in one shard: whether it is primary, of whom, and its copies of the entries. */
final class Shard {
  /** Held while the lock service is asked to change who is in sync. */
  final ReentrantLock membership = new ReentrantLock();

  private final int number;
  private final Bugs bugs;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private long known;
  private long leading;
  private final Set<String> backups = new LinkedHashSet<>();

  Shard(int number, Bugs bugs) {
    this.number = number;
    this.bugs = bugs;
  }

  int number() {
    return number;
  }

  Entry entry(String key) {
    return entries.computeIfAbsent(key, k -> new Entry());
  }

  Map<String, Entry> entries() {
    return entries;
  }

  /** The epoch in which this node is primary, as far as it knows; 0 for none. */
  synchronized long leading() {
    return leading;
  }

  /** The newest epoch that this node has heard of. */
  synchronized long known() {
    return known;
  }

  /** Takes in what the lock service says. */
  synchronized void adopt(ShardView view, String self) {
    if (view.epoch() < known) {
      return;
    }
    known = view.epoch();
    if (!view.primary().equals(self)) {
      leading = 0;
    } else if (leading != view.epoch()) {
      leading = view.epoch();
      backups.clear();
      backups.addAll(view.inSync());
      backups.remove(self);
    }
  }

  /** Somebody knows of an epoch; false when a newer one is known here. */
  synchronized boolean heard(long epoch) {
    if (epoch < known) {
      return false;
    }
    known = epoch;
    if (leading != epoch && !bugs.has(Bug.SPLIT_BRAIN)) {
      leading = 0;
    }
    return true;
  }

  /** Those that must have a write before it is acknowledged. */
  synchronized List<String> backups() {
    return List.copyOf(backups);
  }

  /** From now on a backup is sent what is written; false when this is not its primary any more. */
  synchronized boolean add(long epoch, String backup) {
    if (leading != epoch) {
      return false;
    }
    backups.add(backup);
    return true;
  }

  synchronized boolean has(long epoch, String backup) {
    return leading == epoch && backups.contains(backup);
  }

  synchronized void remove(String backup) {
    backups.remove(backup);
  }
}
