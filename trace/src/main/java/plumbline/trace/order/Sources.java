package plumbline.trace.order;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import plumbline.trace.Event;
import plumbline.trace.TraceException;

/**
 * The files that events come from. Where one cannot be read further it is as if it had ended, until
 * all that came before has been given; then the failure is thrown.
 */
final class Sources {
  private final List<Iterator<Event>> sources;
  private final long[] reads;
  private final boolean[] ended;
  private int live;
  private long read;
  private int failed = -1;
  private Optional<TraceException> failure = Optional.empty();

  Sources(List<? extends Iterator<Event>> sources) {
    this.sources = new ArrayList<>(sources);
    this.reads = new long[sources.size()];
    this.ended = new boolean[sources.size()];
    this.live = sources.size();
  }

  int size() {
    return reads.length;
  }

  boolean allEnded() {
    return live == 0;
  }

  boolean hasEnded(int source) {
    return ended[source];
  }

  /** How many events were read from it. */
  long readOf(int source) {
    return reads[source];
  }

  /** How many events were read. */
  long read() {
    return read;
  }

  /** The live one of which the least was read. */
  int leastRead() {
    int least = -1;
    for (int i = 0; i < reads.length; i++) {
      if (!ended[i] && (least < 0 || reads[i] < reads[least])) {
        least = i;
      }
    }
    return least;
  }

  /** The next event of that source; nothing where there is none any more. */
  Optional<Event> next(int source) {
    try {
      if (sources.get(source).hasNext()) {
        Event event = sources.get(source).next();
        reads[source]++;
        read++;
        return Optional.of(event);
      }
    } catch (TraceException e) {
      if (failure.isEmpty()) {
        failed = source;
        failure = Optional.of(e);
      }
    }
    ended[source] = true;
    live--;
    return Optional.empty();
  }

  /** Whether it ended because it could not be read further. */
  boolean hasFailed(int source) {
    return source == failed;
  }

  /** To be called before what is not known is taken for what is not there. */
  void throwFailure() {
    failure.ifPresent(
        e -> {
          throw e;
        });
  }
}
