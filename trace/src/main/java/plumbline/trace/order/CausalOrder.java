package plumbline.trace.order;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import plumbline.trace.Event;
import plumbline.trace.TraceException;

/**
 * The order of vector clocks, and that of numbers and causes. Each node is a chain, in which {@link
 * Placing} finds the place of an event. An event is given when it is the first of its chain and all
 * that it needs of other chains was given; of those that may be given, the one that was read first.
 * What is read and not given yet is all that is held.
 */
final class CausalOrder implements OrderedEvents {
  private static final int MOST_WARNINGS = 100;

  /** A need that cannot be judged yet, as what it is about was not read. */
  private record Missing(Held held, int met) {
    boolean isStill() {
      return held.missing && held.met == met;
    }
  }

  private final Sources sources;
  private final Disorder disorder;
  private final Placing placing;
  private final boolean byClock;
  private final int window;
  private final Knowledge knowledge;
  private final Ids ids = new Ids();
  private final PriorityQueue<Held> ready =
      new PriorityQueue<>(Comparator.comparingLong(held -> held.readAt));
  private final PriorityQueue<Missing> missing =
      new PriorityQueue<>(Comparator.comparingLong(m -> m.held.readAt));
  private final Set<String> warnings = new LinkedHashSet<>();
  private long held;
  private boolean arriving;
  private boolean ended;

  CausalOrder(List<? extends Iterator<Event>> sources, boolean byClock, int window) {
    this.sources = new Sources(sources);
    this.disorder = new Disorder(sources.size(), window);
    this.placing = new Placing(byClock, disorder, this::settled);
    this.knowledge = new Knowledge(placing::chain);
    this.byClock = byClock;
    this.window = window;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty()) {
      if (!advance()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public OrderedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Held next = ready.poll();
    Chain chain = next.chain;
    chain.settled.poll();
    chain.given++;
    held--;
    ids.given(next);
    wake(chain.onGiven, chain.given);
    examine(chain);
    return next.ordered();
  }

  @Override
  public List<String> chains() {
    return Collections.unmodifiableList(placing.names());
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Reads on, or takes what is missing for lost; false when all was given. */
  private boolean advance() {
    if (held > 0 && firstMissing() == null && placing.firstWaiting() == null) {
      throw Stuck.inCycle(placing.chains(), ids);
    }
    if (!sources.allEnded()) {
      readOne();
      closeGaps();
      return true;
    }
    sources.throwFailure();
    if (!ended) {
      placing.closeAllGaps();
      ended = true;
      placing.chains().forEach(this::examine);
      return true;
    }
    return false;
  }

  private void readOne() {
    int source = nextSource();
    Optional<Event> read = sources.next(source);
    if (read.isPresent()) {
      if (++held > window) {
        sources.throwFailure();
        throw Stuck.atWindow(
            window,
            Optional.ofNullable(placing.firstWaiting()),
            Optional.ofNullable(firstMissing()));
      }
      arriving = true;
      Held taken = placing.take(read.get(), source, sources.read());
      ids.add(taken);
      ids.arrived(read.get().stamp().id()).forEach(this::examine);
      arriving = false;
    }
  }

  /** Where what waits longest may come from. */
  private int nextSource() {
    if (sources.size() == 1) {
      return 0;
    }
    Chain wanted = null;
    long since = Long.MAX_VALUE;
    Held waiting = placing.firstWaiting();
    if (waiting != null) {
      since = waiting.readAt;
      wanted = waiting.chain;
    }
    Held first = firstMissing();
    if (first != null && first.readAt < since) {
      wanted =
          first.needs.get(first.met) instanceof Held.Need.UpTo(Chain chain, long _, long _)
              ? chain
              : null;
    }
    return wanted == null || wanted.source < 0 || sources.hasEnded(wanted.source)
        ? sources.leastRead()
        : wanted.source;
  }

  private Held firstMissing() {
    while (!missing.isEmpty() && !missing.peek().isStill()) {
      missing.poll();
    }
    return missing.isEmpty() ? null : missing.peek().held;
  }

  /** The place of that event is known. */
  private void settled(Held event) {
    Chain chain = event.chain;
    if (byClock) {
      event.needs = knowledge.learnt(event);
    } else {
      event.needs =
          event.event.stamp().causes().stream().<Held.Need>map(Held.Need.Cause::new).toList();
    }
    chain.settled.add(event);
    wake(chain.onNumber, chain.last);
    if (chain.settled.size() == 1) {
      examine(chain);
    }
  }

  private void wake(PriorityQueue<Chain.Waiter> waiters, long reached) {
    while (!waiters.isEmpty() && waiters.peek().until() <= reached) {
      examine(waiters.poll().chain());
    }
  }

  /** Goes through the needs of the chain's first event, up to one that is not met yet. */
  private void examine(Chain chain) {
    Held first = chain.settled.peek();
    if (first == null || first.isReady) {
      return;
    }
    while (first.met < first.needs.size()) {
      boolean met =
          switch (first.needs.get(first.met)) {
            case Held.Need.UpTo upTo -> isMet(first, upTo);
            case Held.Need.Cause cause -> isMet(first, cause);
          };
      if (!met) {
        return;
      }
      first.met++;
    }
    first.isReady = true;
    Knowledge.state(first);
    ready.add(first);
  }

  private boolean isMet(Held first, Held.Need.UpTo need) {
    Chain other = need.chain();
    if (!other.isKnownUpTo(need.number()) && !ended) {
      isMissing(first);
      other.onNumber.add(new Chain.Waiter(need.number(), first.chain));
      return false;
    }
    isThere(first);
    long count = other.numbers.upTo(need.number());
    if (other.given < count) {
      other.onGiven.add(new Chain.Waiter(count, first.chain));
      return false;
    }
    return true;
  }

  private void isMissing(Held first) {
    if (!first.missing) {
      first.missing = true;
      missing.add(new Missing(first, first.met));
    }
  }

  private void isThere(Held first) {
    if (first.missing && arriving) {
      disorder.late(sources.read() - first.readAt);
    }
    first.missing = false;
  }

  private boolean isMet(Held first, Held.Need.Cause need) {
    Optional<Ids.Where> found = ids.find(need.id());
    if (found.isEmpty()) {
      if (ended) {
        lost(first, need.id());
        return true;
      }
      isMissing(first);
      ids.await(need.id(), first.chain);
      return false;
    }
    isThere(first);
    Chain other = found.get().chain();
    long position = found.get().position();
    if (other == first.chain) {
      if (position < 0 || position >= first.position) {
        throw new TraceException(
            "a cycle: this event is caused by \"%s\", which is itself or comes after it on its node"
                .formatted(need.id()),
            first.event.at());
      }
      return true;
    }
    if (position < 0) {
      other.onNumber.add(new Chain.Waiter(found.get().held().number, first.chain));
      return false;
    }
    if (other.given <= position) {
      other.onGiven.add(new Chain.Waiter(position + 1, first.chain));
      return false;
    }
    first.after(other.index, position + 1);
    return true;
  }

  private void lost(Held first, String id) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(
          "%s: its cause \"%s\" is not in the log, so that nothing is ordered by it"
              .formatted(first.event.at(), id));
    }
  }

  /** What is missing for too long is not waited for any more. */
  private void closeGaps() {
    Held waiting = placing.firstWaiting();
    if (waiting != null && disorder.isGap(sources.read() - waiting.readAt)) {
      placing.closeGapBefore(waiting);
    }
    Held first = firstMissing();
    if (first != null && disorder.isLost(sources.read() - first.readAt)) {
      first.missing = false;
      switch (first.needs.get(first.met)) {
        case Held.Need.UpTo(Chain chain, long number, long _) -> {
          chain.closed = Math.max(chain.closed, number);
          wake(chain.onNumber, chain.closed);
        }
        case Held.Need.Cause(String id) -> {
          lost(first, id);
          first.met++;
          examine(first.chain);
        }
      }
    }
  }
}
