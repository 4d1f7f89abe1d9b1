package plumbline.systems.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The flaws that are switched on now. */
public final class Bugs {
  private final Set<Bug> on = ConcurrentHashMap.newKeySet();

  /** None is on. */
  public Bugs() {}

  /** Whether it is on. */
  public boolean has(Bug bug) {
    return on.contains(bug);
  }

  /** Switches it on or off, for whatever happens from now on. */
  public void set(Bug bug, boolean wanted) {
    if (wanted) {
      on.add(bug);
    } else {
      on.remove(bug);
    }
  }
}
