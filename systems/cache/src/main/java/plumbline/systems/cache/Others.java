package plumbline.systems.cache;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import plumbline.systems.cache.wire.Connection;
import plumbline.systems.cache.wire.Message;

/** What a node asks of other nodes and of the lock service. */
final class Others {
  private final Peers peers;
  private final Bugs bugs;
  private final String locks;
  private volatile Map<String, String> addresses = Map.of();
  private volatile Duration patience = Duration.ofSeconds(1);

  /**
   * @param locks the address of the lock service
   */
  Others(Peers peers, String locks, Bugs bugs) {
    this.peers = peers;
    this.bugs = bugs;
    this.locks = locks;
  }

  /**
   * Takes in who is where, and how long may be waited: a part of the lease that is needed after.
   */
  void adopt(Message.Table table) {
    addresses = Map.copyOf(table.addresses());
    patience = Duration.ofNanos(table.lease() / 4);
  }

  Duration patience() {
    return patience;
  }

  CompletableFuture<Message> askNode(String node, Message message) {
    String address = addresses.get(node);
    if (address == null) {
      return CompletableFuture.failedFuture(new IOException(node + " is not alive"));
    }
    try {
      return peers.to(node, address).ask(message);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  Message askLocks(Message message) throws IOException {
    return peers.to(Locks.NAME, locks).ask(message, patience);
  }

  /** Asks the lock service to change who is in sync, and does the same here when it agrees. */
  void exclude(Shard shard, long epoch, String backup) throws Refused {
    shard.membership.lock();
    try {
      Message answer = askLocks(new Message.InSync(shard.number(), epoch, backup, false));
      if (answer instanceof Message.Fenced fenced) {
        shard.heard(fenced.epoch());
      }
      if (!(answer instanceof Message.Done)) {
        throw new Refused(backup + " must leave, and the lock service says " + answer);
      }
      shard.remove(backup);
    } catch (IOException e) {
      if (bugs.has(Bug.SPLIT_BRAIN)) {
        shard.remove(backup);
        return;
      }
      throw new Refused(backup + " must leave, and the lock service is away: " + e, e);
    } finally {
      shard.membership.unlock();
    }
  }

  /** Asks the lock service to count a backup among those in sync. */
  void include(Shard shard, long epoch, String backup) throws Refused, IOException {
    shard.membership.lock();
    try {
      if (shard.has(epoch, backup)
          && !(askLocks(new Message.InSync(shard.number(), epoch, backup, true))
              instanceof Message.Done)) {
        throw new Refused("the lock service does not let " + backup + " join");
      }
    } finally {
      shard.membership.unlock();
    }
  }

  Message await(CompletableFuture<Message> answer) throws IOException {
    return Connection.await(answer, patience);
  }
}
