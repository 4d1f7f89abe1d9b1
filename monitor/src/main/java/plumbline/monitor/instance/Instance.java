package plumbline.monitor.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.conform.Frontier;
import plumbline.monitor.Position;
import plumbline.monitor.Tracked;
import plumbline.monitor.alert.Alert;

/** What is known of one monitored instance. */
final class Instance {
  final String key;

  /** The states that it may be in; empty where that is not known. */
  Optional<Frontier> frontier = Optional.empty();

  /** Why its state is not known; empty where it is, and for an instance that has not begun. */
  String unknown = "";

  /** The states that were possible ahead of the first of the recent events. */
  Optional<Frontier> base = Optional.empty();

  /** The states that were possible ahead of the recent event at {@link #middleAt}. */
  Optional<Frontier> middle = Optional.empty();

  int middleAt;

  final Recent recent = new Recent();

  /** The last event of each source, so that none is taken twice. */
  final Progress progress = new Progress();

  /** Events that wait for others that may have happened before them, as they came. */
  final List<Tracked> waiting = new ArrayList<>(0);

  /** Whether the store knows that it has such events. */
  boolean isWaiting;

  /** Why a deviation may be no fault of the instance; empty where nothing speaks for that. */
  String doubt = "";

  /** How many times its monitor had lost events of unknown instances when it was followed last. */
  long losses;

  /** What there is to be said of it. */
  Optional<Alert> alert = Optional.empty();

  /** Events in a row that were explained since the last one that was not. */
  int calm;

  /** Events that it had. */
  long events;

  /** The time of its last event, in nanoseconds since 1970. */
  long lastTime = Long.MIN_VALUE;

  /** The time up to which its events waited and were taken. */
  long released = Long.MIN_VALUE;

  /** Whether it is not as it is in the store. */
  boolean changed;

  Instance(String key) {
    this.key = key;
  }

  boolean isNew() {
    return events == 0;
  }

  /** It is in these states, however it came there: nothing is in doubt any more. */
  void begin(Frontier states) {
    frontier = Optional.of(states);
    unknown = "";
    doubt = "";
    base = frontier;
    middle = Optional.empty();
    middleAt = 0;
    recent.clear();
  }

  /** Its state is not known any more. */
  void lose(String why) {
    frontier = Optional.empty();
    unknown = why;
    base = Optional.empty();
    middle = Optional.empty();
    middleAt = 0;
    recent.clear();
  }

  /**
   * An event led there. Keeps between half of {@code most} and {@code most} events, always with the
   * states that were possible ahead of the first.
   */
  void advance(Frontier next, Position at, long address, int most) {
    if (recent.size() >= most / 2 && middle.isEmpty()) {
      middle = frontier;
      middleAt = recent.size();
    }
    recent.add(at, address);
    frontier = Optional.of(next);
    if (recent.size() >= most && middle.isPresent()) {
      base = middle;
      recent.drop(middleAt);
      middle = Optional.empty();
      middleAt = 0;
    }
  }
}
