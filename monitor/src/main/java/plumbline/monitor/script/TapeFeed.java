package plumbline.monitor.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.Awaited;
import plumbline.tla.Feed;
import plumbline.tla.text.JsonReader;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** What a spec sees of a {@link Tape} while it is stepped, and what it says meanwhile. */
final class TapeFeed implements Feed {
  private final JsonReader reader;
  private final List<String> topics;
  private Tape tape = new Tape();
  private long visible;
  private boolean hasNext;
  private boolean awaited;
  private boolean numbered;
  private boolean unnumbered;
  private final Map<Long, Said> said = new LinkedHashMap<>();
  private Tape.Entry parsed;
  private Value value;

  /**
   * @param topics that records are of; none where they are of no topics
   */
  TapeFeed(JsonReader reader, List<String> topics) {
    this.reader = reader;
    this.topics = topics;
  }

  /**
   * Shows so many of the records.
   *
   * @param next whether the last of them comes after those that led to the state
   */
  void show(Tape shown, long records, boolean next) {
    tape = shown;
    visible = records;
    hasNext = next;
    awaited = false;
  }

  /** Whether something was asked for since then that has not come yet. */
  boolean isAwaited() {
    return awaited;
  }

  /** What the spec said, each once, by its fingerprint; it is forgotten here. */
  Map<Long, Said> takeSaid() {
    Map<Long, Said> taken = new LinkedHashMap<>(said);
    said.clear();
    return taken;
  }

  @Override
  public Value record(long number) {
    numbered = true;
    requireOneWay();
    try {
      return value(tape.get(number, visible));
    } catch (Awaited e) {
      awaited = true;
      throw e;
    }
  }

  @Override
  public Value next() {
    unnumbered = true;
    requireOneWay();
    if (!hasNext) {
      awaited = true;
      throw new Awaited("the next record has not come yet");
    }
    return value(tape.newest());
  }

  @Override
  public Value consume(String topic) {
    if (!topics.isEmpty() && !topics.contains(topic)) {
      throw new ValueException(
          "KafkaConsume(\"%s\"): the monitor's --source is %s"
              .formatted(topic, String.join(", ", topics)));
    }
    Value record = next();
    String log = tape.newest().at().source();
    if (!topics.isEmpty() && !log.startsWith(topic + "/")) {
      throw new ValueException(
          "KafkaConsume(\"%s\"): the next record is one of %s".formatted(topic, log));
    }
    return record;
  }

  private void requireOneWay() {
    if (numbered && unnumbered) {
      throw new ValueException(
          "the spec reads records by Trace(offset) and by NextTrace: it can be run with one of"
              + " them");
    }
  }

  /** A step may ask for its record many times. */
  private Value value(Tape.Entry record) {
    if (record != parsed) {
      value = record.value(reader);
      parsed = record;
    }
    return value;
  }

  @Override
  public void alert(Value what) {
    say(new Said(Optional.empty(), what));
  }

  @Override
  public void produce(String topic, Value record) {
    say(new Said(Optional.of(topic), record));
  }

  private void say(Said what) {
    said.putIfAbsent(what.fingerprint(), what);
  }
}
