package plumbline.bench.rival;

import java.util.Locale;

/**
 * Two-phase commit (bench/specs/Commit.tla) explored by a program written for nothing else, as an
 * expert would who had a day for it: a state is one long, the states seen are a flat table that is
 * probed one slot after the other, the queue is an array. It asks of every state what the spec's
 * invariant asks, and prints one JSON object with what it counted.
 *
 * <p>A set of participants is eight bits. The stage of a participant is the set that it is in, none
 * for "working"; an order has been sent when the coordinator has decided, so that it needs no bit.
 */
public final class PackedCommit {
  /** More than twice the states of eight participants, so that the next slot is mostly free. */
  private static final int SLOT_BITS = 22;

  private static final long PREPARED = 1L;
  private static final long COMMITTED = 1L << 8;
  private static final long ABORTED = 1L << 16;
  private static final long HEARD = 1L << 24;
  private static final long SENT = 1L << 32;
  private static final long ORDERED_COMMIT = 1L << 40;
  private static final long ORDERED_ABORT = 1L << 41;

  /** Set in every state, which tells one from a free slot. */
  private static final long STATE = 1L << 42;

  private final int all;
  private final long[] table = new long[1 << SLOT_BITS];
  private final long[] queue = new long[1 << (SLOT_BITS - 1)];
  private int distinct;
  private long generated;

  private PackedCommit(int participants) {
    this.all = (1 << participants) - 1;
  }

  /** Explores it for the number of participants that is given, from 1 to 8. */
  public static void main(String[] args) {
    PackedCommit search = new PackedCommit(Integer.parseInt(args[0]));
    long start = System.nanoTime();
    search.run();
    System.out.printf(
        Locale.ROOT,
        "{\"distinct\":%d,\"generated\":%d,\"seconds\":%.6f}%n",
        search.distinct,
        search.generated,
        (System.nanoTime() - start) / 1e9);
  }

  private void run() {
    reach(STATE);
    for (int next = 0; next < distinct; next++) {
      leave(queue[next]);
    }
  }

  private void leave(long state) {
    if ((state & (ORDERED_COMMIT | ORDERED_ABORT)) == 0) {
      if (set(state, HEARD) == all) {
        reach(state | ORDERED_COMMIT);
      }
      reach(state | ORDERED_ABORT);
      for (int left = set(state, SENT); left != 0; left &= left - 1) {
        reach(state | HEARD * Integer.lowestOneBit(left));
      }
    } else {
      long end = (state & ORDERED_COMMIT) != 0 ? COMMITTED : ABORTED;
      for (int left = all; left != 0; left &= left - 1) {
        long participant = Integer.lowestOneBit(left);
        reach((state & ~(PREPARED * participant)) | (end * participant));
      }
    }
    int working = all & ~(set(state, PREPARED) | set(state, COMMITTED) | set(state, ABORTED));
    for (int left = working; left != 0; left &= left - 1) {
      long participant = Integer.lowestOneBit(left);
      reach(state | (PREPARED | SENT) * participant);
      reach(state | ABORTED * participant);
    }
  }

  private static int set(long state, long unit) {
    return (int) (state / unit) & 0xff;
  }

  private void reach(long state) {
    generated++;
    int slot = (int) ((state * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SLOT_BITS));
    while (table[slot] != 0) {
      if (table[slot] == state) {
        return;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = state;
    queue[distinct++] = state;
    if (set(state, COMMITTED) != 0 && set(state, ABORTED) != 0) {
      throw new IllegalStateException("not atomic: " + Long.toHexString(state));
    }
  }
}
