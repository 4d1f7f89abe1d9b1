package plumbline.monitor.instance;

import plumbline.trace.Event;

/**
 * What vector clocks say (Mattern, "Virtual time and global states of distributed systems", 1989).
 */
final class Causality {
  private Causality() {}

  /** Whether one event happened before another; false also where they do not say. */
  static boolean isBefore(Event one, Event other) {
    Long own = one.stamp().clock().get(one.node());
    Long known = other.stamp().clock().get(one.node());
    return own != null
        && known != null
        && (one.node().equals(other.node()) ? own < known : own <= known);
  }
}
