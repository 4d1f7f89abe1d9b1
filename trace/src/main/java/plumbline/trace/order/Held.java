package plumbline.trace.order;

import java.util.Arrays;
import java.util.List;
import plumbline.trace.Event;

/** An event that was read and not given yet. */
final class Held {
  /** What has to come first. */
  sealed interface Need {
    /**
     * All events of a chain up to a number.
     *
     * @param known up to which the event before in the own chain needed them
     */
    record UpTo(Chain chain, long number, long known) implements Need {}

    /** The event of that name. */
    record Cause(String id) implements Need {}
  }

  final Event event;
  final Chain chain;
  final long number;

  /** Which event it was of all that were read. */
  final long readAt;

  /** In its chain, once it is settled. */
  long position = -1;

  List<Need> needs = List.of();

  /** How many of the needs are met. */
  int met;

  /** Whether what it needs now was not read yet. */
  boolean missing;

  /** Whether it waits for nothing but its turn. */
  boolean isReady;

  private int[] chains = OrderedEvent.NO_CHAINS;
  private long[] counts = OrderedEvent.NO_COUNTS;
  private int needed;

  Held(Event event, Chain chain, long number, long readAt) {
    this.event = event;
    this.chain = chain;
    this.number = number;
    this.readAt = readAt;
  }

  /** It comes after so many events of that other chain. */
  void after(int otherChain, long count) {
    for (int i = 0; i < needed; i++) {
      if (chains[i] == otherChain) {
        counts[i] = Math.max(counts[i], count);
        return;
      }
    }
    if (needed == chains.length) {
      chains = Arrays.copyOf(chains, Math.max(2, 2 * needed));
      counts = Arrays.copyOf(counts, chains.length);
    }
    chains[needed] = otherChain;
    counts[needed] = count;
    needed++;
  }

  OrderedEvent ordered() {
    return new OrderedEvent(
        event,
        chain.index,
        position,
        needed == chains.length ? chains : Arrays.copyOf(chains, needed),
        needed == counts.length ? counts : Arrays.copyOf(counts, needed));
  }
}
