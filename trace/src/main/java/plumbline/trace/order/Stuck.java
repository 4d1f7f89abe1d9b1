package plumbline.trace.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.trace.TraceException;

/** Why no event can be given. */
final class Stuck {
  private Stuck() {}

  /** Every chain's first event waits for another's: whoever follows that comes round. */
  static TraceException inCycle(Collection<Chain> chains, Ids ids) {
    List<Held> path = new ArrayList<>();
    Held at =
        chains.stream()
            .flatMap(chain -> Optional.ofNullable(chain.settled.peek()).stream())
            .min(Comparator.comparingLong(h -> h.readAt))
            .orElseThrow();
    while (!path.contains(at)) {
      path.add(at);
      Chain awaited =
          switch (at.needs.get(at.met)) {
            case Held.Need.UpTo upTo -> upTo.chain();
            case Held.Need.Cause cause -> ids.find(cause.id()).orElseThrow().chain();
          };
      at = awaited.settled.peek();
    }
    List<Held> cycle = path.subList(path.indexOf(at), path.size());
    return new TraceException(
        "a cycle: %s, which needs the first; so none can have been first"
            .formatted(
                cycle.stream()
                    .map(h -> "%s at %s".formatted(h.event.action(), h.event.at()))
                    .collect(Collectors.joining(", which needs "))),
        at.event);
  }

  /**
   * More events wait than may.
   *
   * @param unplaced the event that waits longest for its place in its chain
   * @param needing the event that waits longest for what was not read
   */
  static TraceException atWindow(int window, Optional<Held> unplaced, Optional<Held> needing) {
    boolean byNeed =
        needing.isPresent()
            && unplaced.stream().allMatch(held -> needing.get().readAt < held.readAt);
    return byNeed ? ofNeed(window, needing.get()) : ofPlace(window, unplaced.orElseThrow());
  }

  private static TraceException ofNeed(int window, Held first) {
    String what =
        switch (first.needs.get(first.met)) {
          case Held.Need.UpTo upTo ->
              "what node \"%s\" did up to %d in its clock"
                  .formatted(upTo.chain().node, upTo.number());
          case Held.Need.Cause cause -> "the event with the id \"%s\"".formatted(cause.id());
        };
    return new TraceException(
        "this event comes after %s, and that is not among the %,d events read since; give a file for each node, sort the log, or raise the window"
            .formatted(what, window),
        first.event);
  }

  private static TraceException ofPlace(int window, Held late) {
    return new TraceException(
        "node \"%s\" goes from %d to %d here, and what is between is not among the %,d events read since; sort the log, or raise the window"
            .formatted(late.chain.node, Math.max(late.chain.last, 0), late.number, window),
        late.event);
  }
}
