package plumbline.monitor;

import java.util.concurrent.atomic.LongAdder;

/** What a monitor counts, of all its instances together. Thread-safe. */
public final class Meters {
  /** Messages that were read. */
  public final LongAdder messages = new LongAdder();

  /** Events in them that the spec has to explain. */
  public final LongAdder events = new LongAdder();

  /** Events that the binding ignores. */
  public final LongAdder ignored = new LongAdder();

  /** Events that were seen before, as a crash had them read once more. */
  public final LongAdder repeated = new LongAdder();

  /** Events that nothing explains. */
  public final LongAdder deviating = new LongAdder();

  /** Events that came later than the window allows. */
  public final LongAdder late = new LongAdder();

  /** Events that their logger says it lost. */
  public final LongAdder lost = new LongAdder();

  /** Messages or events that could not be used, each of which went to the dead letters. */
  public final LongAdder dead = new LongAdder();

  /** Events of instances of which it was not known how they are. */
  public final LongAdder blind = new LongAdder();

  /** Instances whose verdict became unknown. */
  public final LongAdder becameUnknown = new LongAdder();

  /** Instances that were found again after their verdict was unknown. */
  public final LongAdder resynchronised = new LongAdder();

  /** Instances that began. */
  public final LongAdder begun = new LongAdder();

  /** Instances that were closed: over, or idle for too long. */
  public final LongAdder closed = new LongAdder();

  /** Alerts that were opened. */
  public final LongAdder alerts = new LongAdder();

  /** Instances that are held in memory now. */
  public final LongAdder held = new LongAdder();
}
