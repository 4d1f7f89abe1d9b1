package plumbline.monitor;

import java.util.Optional;
import plumbline.conform.BoundSpec;
import plumbline.trace.ReadOptions;

/**
 * What a monitor holds systems against.
 *
 * @param monitor its name
 * @param bound the spec, with what events mean to it
 * @param reading how messages are read
 * @param key what tells instances apart
 * @param version tells this version of the spec from others
 * @param window how the events of several sources are put in order; as they come where it is empty
 * @param joins whether instances may have begun before their first event that is seen
 * @param limits how much may be held
 */
public record Subject(
    String monitor,
    BoundSpec bound,
    ReadOptions reading,
    KeyPath key,
    String version,
    Optional<Window.Size> window,
    boolean joins,
    Limits limits) {
  /** The same for one of so many parts of a process, which share its limits. */
  public Subject sharedBy(int parts) {
    return with(window, limits.sharedBy(parts));
  }

  /**
   * The same with sources waited for so long.
   *
   * @param patience in milliseconds
   */
  public Subject waiting(long patience) {
    return with(window.map(w -> new Window.Size(w.width(), patience, w.most())), limits);
  }

  private Subject with(Optional<Window.Size> otherWindow, Limits otherLimits) {
    return new Subject(monitor, bound, reading, key, version, otherWindow, joins, otherLimits);
  }
}
