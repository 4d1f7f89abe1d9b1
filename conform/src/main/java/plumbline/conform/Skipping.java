package plumbline.conform;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.Similar;
import plumbline.trace.Event;
import plumbline.trace.order.OrderedEvent;

/**
 * Skips the events before the one that a check starts at. What is left of a partial order does not
 * know of them: its chains begin with the first event that was not skipped.
 */
final class Skipping {
  private static final int NAMED = 10;

  private final Optional<Start> start;
  private final Set<String> names = new LinkedHashSet<>();
  private long[] counts = {};
  private long events;
  private Optional<Event> first = Optional.empty();

  /**
   * @param start none skips nothing
   */
  Skipping(Optional<Start> start) {
    this.start = start;
  }

  /** Whether the event may be the one that the check starts at. */
  boolean mayStartAt(Event event) {
    return start.isEmpty() || start.get().isAt(event);
  }

  /** Whether the start was found, or everything is checked anyway. */
  boolean isOver() {
    return start.isEmpty() || first.isPresent();
  }

  /** The check starts with that event. */
  void startAt(Event event) {
    first = first.or(() -> Optional.of(event));
  }

  /**
   * Leaves an event out.
   *
   * @param isStep whether it counts; not so lines that are ignored anyway
   */
  void skip(OrderedEvent event, boolean isStep) {
    if (event.chain() >= counts.length) {
      counts = Arrays.copyOf(counts, event.chain() + 1);
    }
    counts[event.chain()]++;
    events += isStep ? 1 : 0;
    if (names.size() < NAMED && !event.event().action().isEmpty()) {
      names.add(event.event().action());
    }
  }

  /** The event as it stands in what is left. */
  OrderedEvent rebased(OrderedEvent event) {
    if (counts.length == 0) {
      return event;
    }
    int[] chains = event.neededChains();
    long[] needed = event.neededCounts().clone();
    for (int i = 0; i < chains.length; i++) {
      needed[i] = Math.max(0, needed[i] - of(chains[i]));
    }
    return new OrderedEvent(
        event.event(), event.chain(), event.position() - of(event.chain()), chains, needed);
  }

  private long of(int chain) {
    return chain < counts.length ? counts[chain] : 0;
  }

  /** What was skipped, in one line; none where nothing was. */
  List<String> warnings() {
    return events == 0 || first.isEmpty()
        ? List.of()
        : List.of(
            "%s ahead of the start at %s %s skipped"
                .formatted(
                    events == 1 ? "1 event" : "%,d events".formatted(events),
                    first.get().at(),
                    events == 1 ? "was" : "were"));
  }

  /** Why nothing was checked. */
  String notFound() {
    if (!(start.orElseThrow() instanceof Start.Named named) || names.isEmpty()) {
      return start.get().missing();
    }
    String hint = Similar.hint(named.name(), names);
    String others =
        "; there are " + String.join(", ", names) + (names.size() < NAMED ? "" : ", ...");
    return start.get().missing() + (hint.isEmpty() ? others : hint);
  }
}
