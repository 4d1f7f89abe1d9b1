package plumbline.monitor.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.monitor.alert.Alert;
import plumbline.tla.State;

/** What is known of one stream that a spec reads. */
final class Script {
  final String key;

  /** The records since it began, or began again. */
  Tape tape = new Tape();

  /** The states that wait for the next record. */
  List<State> waiting = List.of();

  /** Whether it is beyond its initial states' first look, so that it goes on from the waiting. */
  boolean begun;

  /** What is wrong, by its cause. */
  final Map<String, Open> open = new LinkedHashMap<>();

  /** Records that came, from the very beginning. */
  long records;

  /** The time of the last record, in milliseconds since 1970. */
  long lastTime = Long.MIN_VALUE;

  /** Why it begins again with its next record; empty where it does not. */
  String restarted = "";

  boolean changed;

  /**
   * An alert that is not resolved.
   *
   * @param calm records since the last one that it is about
   */
  record Open(Alert alert, int calm) {}

  Script(String key) {
    this.key = key;
  }

  /** Begins in the initial states again, with the next record. */
  void restart() {
    tape = new Tape();
    waiting = List.of();
    begun = false;
  }
}
