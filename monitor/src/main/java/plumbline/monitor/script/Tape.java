package plumbline.monitor.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import plumbline.monitor.Position;
import plumbline.tla.Awaited;
import plumbline.tla.text.JsonReader;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** The records that a spec may read: the last ones of all that came. */
final class Tape {
  /** How many records are kept at most, for specs that look back. */
  static final int KEPT = 128;

  /** How many bytes of them are kept at most, though always the last record. */
  static final int KEPT_BYTES = 4 << 20;

  private final Deque<Entry> kept = new ArrayDeque<>();
  private long bytes;
  private long count;
  private OptionalLong first;

  /**
   * A record.
   *
   * @param message as it came
   */
  record Entry(Position at, byte[] message) {
    Value value(JsonReader reader) {
      return reader.value(JsonReader.parse(message));
    }
  }

  Tape() {
    this(0, OptionalLong.empty(), List.of());
  }

  /**
   * A tape as it was.
   *
   * @param count how many records came
   * @param first the number of the first of them, if that is known
   */
  Tape(long count, OptionalLong first, List<Entry> kept) {
    this.count = count;
    this.first = first;
    kept.forEach(this::keep);
  }

  private void keep(Entry record) {
    kept.addLast(record);
    bytes += record.message.length;
    while (kept.size() > KEPT || (bytes > KEPT_BYTES && kept.size() > 1)) {
      bytes -= kept.removeFirst().message.length;
    }
  }

  void add(Entry record) {
    keep(record);
    count++;
  }

  /** Forgets the last record, as if it had never come: the next one gets its number. */
  void leaveOut() {
    bytes -= kept.removeLast().message.length;
    count--;
  }

  /** How many records came. */
  long count() {
    return count;
  }

  /** The number of the first record; nothing until the spec has asked for one. */
  OptionalLong first() {
    return first;
  }

  /** The number of the last record. */
  long last() {
    return first.orElse(1) + count - 1;
  }

  List<Entry> kept() {
    return new ArrayList<>(kept);
  }

  /** The record that came last. */
  Entry newest() {
    return kept.getLast();
  }

  /**
   * The record of that number. The first one has the number that is asked for first, 0 or 1.
   *
   * @param visible how many of the records may be seen
   */
  Entry get(long number, long visible) {
    if (first.isEmpty() && number <= 1) {
      first = OptionalLong.of(number);
    }
    long index = number - first.orElse(1);
    if (index < 0) {
      throw new ValueException(
          "Trace(%d): there is no such record, the first is Trace(%d) here, which was asked for first"
              .formatted(number, first.orElse(1)));
    }
    if (index >= visible) {
      throw new Awaited("record %d has not come yet".formatted(number));
    }
    long back = count - 1 - index;
    if (back >= kept.size()) {
      throw new ValueException(
          "Trace(%d): the record is not kept any more, only the last %d are, up to Trace(%d)"
              .formatted(number, kept.size(), last()));
    }
    Iterator<Entry> newestFirst = kept.descendingIterator();
    for (; back > 0; back--) {
      newestFirst.next();
    }
    return newestFirst.next();
  }
}
