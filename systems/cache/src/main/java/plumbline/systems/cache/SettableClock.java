package plumbline.systems.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock on the wall that somebody may set. */
public final class SettableClock implements InstantSource {
  private final InstantSource right;
  private volatile Duration ahead = Duration.ZERO;

  /** One that is right, to begin with. */
  public SettableClock(InstantSource right) {
    this.right = right;
  }

  /** Sets it: by a negative amount it goes back. */
  public void set(Duration fromTheRightTime) {
    ahead = fromTheRightTime;
  }

  @Override
  public Instant instant() {
    return right.instant().plus(ahead);
  }
}
