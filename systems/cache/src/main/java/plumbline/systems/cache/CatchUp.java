package plumbline.systems.cache;

import java.io.IOException;

/**
 * Brings a node in sync: from when it begins the node is sent every write, and meanwhile it is sent
 * all that was there before. Then the lock service is asked to count it among those in sync. Where
 * it fails the lock service names the node again, and it is begun anew.
 */
final class CatchUp {
  private final Shard shard;
  private final long epoch;
  private final String backup;
  private final Primary primary;
  private final Others others;

  CatchUp(Shard shard, long epoch, String backup, Primary primary, Others others) {
    this.shard = shard;
    this.epoch = epoch;
    this.backup = backup;
    this.primary = primary;
    this.others = others;
  }

  void run() {
    if (!shard.add(epoch, backup)) {
      return;
    }
    try {
      for (String key : shard.entries().keySet()) {
        primary.bringUpToDate(shard, key, backup);
      }
      others.include(shard, epoch, backup);
    } catch (IOException | Refused e) {
      leave();
    }
  }

  private void leave() {
    try {
      others.exclude(shard, epoch, backup);
    } catch (Refused e) {
      // It may be in sync for all that is known, so it goes on being sent what is written.
    }
  }
}
