package plumbline.monitor.script;

import java.util.LinkedHashMap;
import java.util.Map;
import plumbline.tla.Awaited;
import plumbline.tla.Feed;
import plumbline.tla.module.JsonReader;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** What a spec sees of a {@link Tape} while it is stepped, and what it says meanwhile. */
final class TapeFeed implements Feed {
  private final JsonReader reader;
  private Tape tape = new Tape();
  private long visible;
  private boolean hasNext;
  private boolean awaited;
  private boolean numbered;
  private boolean unnumbered;
  private final Map<Long, Value> alerts = new LinkedHashMap<>();
  private Tape.Entry parsed;
  private Value value;

  TapeFeed(JsonReader reader) {
    this.reader = reader;
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
  Map<Long, Value> takeAlerts() {
    Map<Long, Value> said = new LinkedHashMap<>(alerts);
    alerts.clear();
    return said;
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
    alerts.putIfAbsent(what.fingerprint(), what);
  }
}
