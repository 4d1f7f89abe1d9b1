package plumbline.trace.order;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import plumbline.trace.Event;
import plumbline.trace.TraceException;

/**
 * Gives events in the order of their beginnings. A file that is in that order needs hardly any
 * memory; how far a file is out of it shows while it is read, and ten times that, in what the line
 * measures, is waited for, after at least {@value #LEAST} events were read to see.
 */
final class SpanSorter {
  private static final int LEAST = 20_000;
  private static final int TIMES = 10;

  private final Sources sources;
  private final Line line;
  private final int window;
  private final PriorityQueue<Span> held = new PriorityQueue<>(Span.FIRST);
  private final long[] furthest;
  private final long[] late;
  private final Span[] latest;

  SpanSorter(List<? extends Iterator<Event>> sources, Line line, int window) {
    this.sources = new Sources(sources);
    this.line = line;
    this.window = window;
    this.furthest = new long[sources.size()];
    this.late = new long[sources.size()];
    this.latest = new Span[sources.size()];
    Arrays.fill(furthest, Long.MIN_VALUE);
  }

  /** The next one; nothing at the end. */
  Optional<Span> next() {
    int source = holdingBack();
    while (source >= 0) {
      read(source);
      source = holdingBack();
    }
    return Optional.ofNullable(held.poll());
  }

  /** A source that may still have an event before the first that is held; -1 when none has. */
  private int holdingBack() {
    int most = -1;
    for (int i = 0; i < sources.size(); i++) {
      if (sources.hasFailed(i) && mayComeBeforeFirst(i)) {
        sources.throwFailure();
      }
      if (!sources.hasEnded(i)
          && (sources.readOf(i) < LEAST / sources.size() || mayComeBeforeFirst(i))
          && (most < 0 || furthest[i] < furthest[most])) {
        most = i;
      }
    }
    return most;
  }

  private boolean mayComeBeforeFirst(int source) {
    return held.isEmpty() || furthest[source] - held.peek().from() < TIMES * late[source];
  }

  private void read(int source) {
    Optional<Event> read = sources.next(source);
    if (read.isEmpty()) {
      return;
    }
    long readAt = sources.read();
    Span span =
        line.place(read.get(), readAt).orElseGet(() -> asBefore(read.get(), source, readAt));
    if (span.from() < furthest[source]) {
      late[source] = Math.max(late[source], furthest[source] - span.from());
    }
    furthest[source] = Math.max(furthest[source], span.from());
    latest[source] = span;
    held.add(span);
    if (held.size() > window) {
      throw new TraceException(
          "the log is too far out of order: the %,d events read since this one do not tell that all before it have come; give a file for each node, sort the log, or raise the window"
              .formatted(window),
          held.peek().event());
    }
  }

  /** A gap that does not say when it was belongs to the event that was read before it. */
  private Span asBefore(Event gap, int source, long readAt) {
    Span before = latest[source];
    return before == null
        ? new Span(gap, Long.MIN_VALUE, Long.MIN_VALUE, readAt)
        : new Span(gap, before.from(), before.to(), readAt);
  }
}
