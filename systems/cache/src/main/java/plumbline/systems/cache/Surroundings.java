package plumbline.systems.cache;

import java.time.Clock;
import java.time.InstantSource;
import plumbline.systems.cache.wire.Reach;
import plumbline.trace.client.Tracer;

/**
 * What a process of the cache finds around it.
 *
 * @param tracer logs what it does
 * @param ticker by which leases are measured
 * @param wall the clock on the wall, which anybody may set
 * @param reach the network
 * @param bugs the flaws that are switched on
 */
public record Surroundings(
    Tracer tracer, Ticker ticker, InstantSource wall, Reach reach, Bugs bugs) {

  /** Those of an ordinary process. */
  public static Surroundings of(Tracer tracer) {
    return new Surroundings(
        tracer, Ticker.system(), Clock.systemUTC(), Reach.everywhere(), new Bugs());
  }
}
