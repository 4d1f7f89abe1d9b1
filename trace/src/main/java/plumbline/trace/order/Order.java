package plumbline.trace.order;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.trace.Event;
import plumbline.trace.Stamp;

/** What tells which of two events was first. */
public sealed interface Order {
  /** The place in the file; several files follow each other. */
  record Total() implements Order {}

  /**
   * The number of the event on its node, or else its place in the file; between nodes, the events
   * that it names as its causes.
   */
  record PerNode() implements Order {}

  /** Vector clocks. */
  record Clock() implements Order {}

  /** Lamport clocks: a lower one is earlier, equal ones on different nodes say nothing. */
  record Lamport() implements Order {}

  /**
   * Time, where two nodes' clocks differ by no more than twice the uncertainty. Events of one node
   * happened in the order of their times.
   *
   * @param uncertainty how far a clock may be from the true time
   */
  record Time(Duration uncertainty) implements Order {}

  /** The time between the event's beginning and end: earlier is what ended before another began. */
  record Intervals() implements Order {}

  /**
   * Reads {@code total}, {@code per-node}, {@code clock}, {@code lamport}, {@code time(5ms)} or
   * {@code interval}.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  static Order parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "total" -> new Total();
      case "per-node" -> new PerNode();
      case "clock" -> new Clock();
      case "lamport" -> new Lamport();
      case "interval", "intervals" -> new Intervals();
      default -> time(text, word);
    };
  }

  private static Order time(String text, String word) {
    Matcher time =
        Pattern.compile("time\\(\\s*(?:±|\\+-|\\+/-)?\\s*(\\d{1,9})\\s*(ns|us|µs|μs|ms|s|m)\\s*\\)")
            .matcher(word);
    if (!time.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no order; there are total, per-node, clock, lamport, time(±5ms) and interval"
              .formatted(text));
    }
    long n = Long.parseLong(time.group(1));
    return new Time(
        switch (time.group(2)) {
          case "ns" -> Duration.ofNanos(n);
          case "ms" -> Duration.ofMillis(n);
          case "s" -> Duration.ofSeconds(n);
          case "m" -> Duration.ofMinutes(n);
          default -> Duration.ofNanos(n * 1000);
        });
  }

  /** The order that a log has of which this is the first event. */
  static Order recognised(Event first) {
    Stamp stamp = first.stamp();
    if (!stamp.clock().isEmpty()) {
      return new Clock();
    }
    if (stamp.start() != stamp.end()) {
      return new Intervals();
    }
    if (!stamp.id().isEmpty() || !stamp.causes().isEmpty()) {
      return new PerNode();
    }
    return stamp.lamport() == Stamp.ABSENT ? new Total() : new Lamport();
  }

  /** As the command line has it. */
  default String word() {
    return switch (this) {
      case Total _ -> "total";
      case PerNode _ -> "per-node";
      case Clock _ -> "clock";
      case Lamport _ -> "lamport";
      case Intervals _ -> "interval";
      case Time t -> "time(±" + words(t.uncertainty()) + ")";
    };
  }

  private static String words(Duration time) {
    long nanos = time.toNanos();
    return nanos % 1_000_000_000 == 0
        ? nanos / 1_000_000_000 + "s"
        : nanos % 1_000_000 == 0
            ? nanos / 1_000_000 + "ms"
            : nanos % 1000 == 0 ? nanos / 1000 + "us" : nanos + "ns";
  }
}
