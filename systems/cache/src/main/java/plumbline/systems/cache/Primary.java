package plumbline.systems.cache;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import plumbline.systems.cache.wire.Connection;
import plumbline.systems.cache.wire.Message;
import plumbline.systems.cache.wire.Message.Found;
import plumbline.trace.client.TraceEvent;
import plumbline.trace.client.Tracer;

/**
 * What a node does for the shards of which it is primary. Each step is logged under the entry's
 * lock, where it is made.
 *
 * <p>An entry is taken over when it is first touched in a new epoch: it is then sent to the backups
 * before anybody reads it, as what this node has may be a write that not all of them got. A write
 * is acknowledged when every backup has it and every client that was lent the entry has dropped its
 * copy or may not use it any more. No copy is lent for longer than the node's own lease, so that
 * the next primary need not know of them.
 */
final class Primary {
  /** How much longer than a client's lease is waited: by so much may two clocks differ. */
  private static final Duration SLACK = Duration.ofMillis(100);

  private static final Duration SHORTEST_LOAN = Duration.ofMillis(20);
  private static final long PAUSE = Duration.ofMillis(1).toNanos();

  private final String self;
  private final Tracer tracer;
  private final Ticker ticker;
  private final Bugs bugs;
  private final Lease lease;
  private final Others others;
  private final Duration loan;

  /**
   * @param loan how long a client may keep a copy at most
   */
  Primary(String self, Surroundings around, Lease lease, Others others, Duration loan) {
    this.self = self;
    this.tracer = around.tracer();
    this.ticker = around.ticker();
    this.bugs = around.bugs();
    this.lease = lease;
    this.others = others;
    this.loan = loan;
  }

  /** An entry that is being served, in the epoch in which that began. */
  private record Served(Shard shard, long epoch, String key, Entry entry) {}

  private Served touch(Shard shard, String key) throws Refused {
    Served served = new Served(shard, shard.leading(), key, shard.entry(key));
    served.entry.lock.lock();
    try {
      requireLease(served);
      takeOver(served);
      return served;
    } catch (Refused e) {
      served.entry.lock.unlock();
      throw e;
    }
  }

  private void requireLease(Served served) throws Refused {
    if (served.epoch == 0 || served.shard.leading() != served.epoch || !lease.held()) {
      throw new Refused(self + " is not the primary of shard " + served.shard.number());
    }
  }

  private void takeOver(Served served) throws Refused {
    Entry entry = served.entry;
    if (entry.epoch > served.epoch) {
      throw new Refused(self + " has the entry from a later primary");
    }
    if (entry.epoch < served.epoch) {
      entry.epoch = served.epoch;
      entry.settled = entry.version == 0;
      entry.holders.clear();
      event("TakeOver", served).arg("version", entry.version).emit();
    }
  }

  /** Answers a client under the entry's lock, so that no later invalidation overtakes it. */
  void get(Shard shard, Message.Get get, Connection client, long question) throws Refused {
    Served served = touch(shard, get.key());
    Entry entry = served.entry;
    try {
      settle(served);
      long left = Math.min(loan.toNanos(), lease.left());
      boolean lend = get.lend() && entry.version > 0 && left > SHORTEST_LOAN.toNanos();
      if (lend) {
        if (bugs.has(Bug.LOST_INVALIDATION)) {
          entry.holders.clear();
        }
        entry.holders.put(client.there(), new Entry.Holder(client, ticker.nanos() + left));
      }
      event(lend ? "Lend" : "Serve", served)
          .arg("version", entry.version)
          .arg("client", client.there())
          .emit();
      client.answer(
          question, new Found(entry.epoch, entry.version, entry.value, lend ? left : 0, false));
    } finally {
      entry.lock.unlock();
    }
  }

  /** Writes, or says what is there where the version is not the one expected. */
  Message put(Shard shard, Message.Put put, String client) throws Refused {
    Served served = touch(shard, put.key());
    Entry entry = served.entry;
    try {
      if (put.expected() >= 0) {
        settle(served);
        if (entry.version != put.expected()) {
          event("Serve", served).arg("version", entry.version).arg("client", client).emit();
          return new Found(entry.epoch, entry.version, entry.value, 0, false);
        }
      }
      entry.version++;
      entry.value = put.value();
      entry.settled = false;
      event("Write", served).arg("version", entry.version).emit();
      return written(served);
    } finally {
      entry.lock.unlock();
    }
  }

  private Message written(Served served) {
    try {
      settle(served);
      return new Found(served.epoch, served.entry.version, served.entry.value, 0, true);
    } catch (Refused e) {
      return new Message.Failed("the write was begun and not acknowledged: " + e.getMessage());
    }
  }

  /** Has a backup store an entry, settled or not. */
  void bringUpToDate(Shard shard, String key, String backup) throws Refused, IOException {
    Served served = touch(shard, key);
    try {
      Message answer = others.await(others.askNode(backup, replicate(served)));
      if (!(answer instanceof Message.Done)) {
        throw new Refused(backup + " does not store it: " + answer);
      }
    } finally {
      served.entry.lock.unlock();
    }
  }

  private void settle(Served served) throws Refused {
    if (!served.entry.settled) {
      Map<String, CompletableFuture<Message>> stores = new LinkedHashMap<>();
      for (String backup : served.shard.backups()) {
        stores.put(backup, others.askNode(backup, replicate(served)));
      }
      Map<String, CompletableFuture<Message>> drops = invalidate(served);
      List<String> inSync = awaitStores(served, stores);
      awaitDrops(served, drops);
      requireLease(served);
      event("Commit", served).arg("version", served.entry.version).arg("inSync", inSync).emit();
      served.entry.settled = true;
    }
    requireLease(served);
  }

  private static Message replicate(Served served) {
    return new Message.Replicate(
        served.shard.number(), served.epoch, served.key, served.entry.version, served.entry.value);
  }

  private Map<String, CompletableFuture<Message>> invalidate(Served served) {
    Map<String, CompletableFuture<Message>> drops = new LinkedHashMap<>();
    Message sent = new Message.Invalidate(served.key, served.epoch, served.entry.version);
    served.entry.holders.forEach(
        (client, holder) -> drops.put(client, holder.connection().ask(sent)));
    return drops;
  }

  private List<String> awaitStores(Served served, Map<String, CompletableFuture<Message>> stores)
      throws Refused {
    List<String> inSync = new ArrayList<>(List.of(self));
    for (Map.Entry<String, CompletableFuture<Message>> store : stores.entrySet()) {
      Optional<Message> answer = answer(store.getValue());
      if (answer.isPresent() && answer.get() instanceof Message.Done) {
        inSync.add(store.getKey());
      } else {
        if (answer.isPresent() && answer.get() instanceof Message.Fenced fenced) {
          served.shard.heard(fenced.epoch());
        }
        requireLease(served);
        others.exclude(served.shard, served.epoch, store.getKey());
      }
    }
    return inSync;
  }

  private Optional<Message> answer(CompletableFuture<Message> future) {
    try {
      return Optional.of(others.await(future));
    } catch (IOException e) {
      // Why makes no difference: what does not store the entry cannot stay in sync.
      return Optional.empty();
    }
  }

  private void awaitDrops(Served served, Map<String, CompletableFuture<Message>> drops)
      throws Refused {
    for (Map.Entry<String, CompletableFuture<Message>> drop : drops.entrySet()) {
      long until = served.entry.holders.get(drop.getKey()).until() + SLACK.toNanos();
      while (!dropped(drop.getValue()) && until - ticker.nanos() > 0) {
        pause(drop.getValue());
      }
      if (!dropped(drop.getValue())) {
        event("Expire", served).arg("client", drop.getKey()).emit();
      }
    }
    served.entry.holders.clear();
  }

  private static boolean dropped(CompletableFuture<Message> drop) {
    return drop.isDone() && !drop.isCompletedExceptionally();
  }

  private static void pause(CompletableFuture<Message> drop) throws Refused {
    if (Thread.interrupted()) {
      throw new Refused("the node is ending");
    }
    if (drop.isDone()) {
      LockSupport.parkNanos(PAUSE);
    } else {
      try {
        Connection.await(drop, Duration.ofNanos(PAUSE));
      } catch (IOException e) {
        // Not yet, or never: the caller looks which.
      }
    }
  }

  private TraceEvent event(String action, Served served) {
    return tracer.event(action).arg("key", served.key).arg("epoch", served.epoch);
  }
}
