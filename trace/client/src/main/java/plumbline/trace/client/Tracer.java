package plumbline.trace.client;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Logs the events of one node, one JSON object a line, to be checked against a specification.
 *
 * <pre>{@code
 * Tracer tracer = Tracer.to(Path.of("r1.ndjson")).node("r1").open();
 *
 * synchronized (log) {                       // the same lock that guards what is logged
 *   log.add(entry);
 *   tracer.event("Append").arg("i", "r1").var("log", log).emit();
 *   message.headers().putAll(tracer.inject());
 * }
 * }</pre>
 *
 * <p>Every event gets the node's name, the next sequence number, the vector clock and the time. The
 * sequence numbers are in the order of the calls of {@link TraceEvent#emit}: emit inside the
 * critical section that makes the step, or two steps may be logged in the wrong order. Values are
 * encoded when they are handed over, so they may change afterwards.
 *
 * <p>A tracer may be used by any number of threads. It never waits for its sink: events go through
 * a bounded queue to a thread in the background. What finds the queue full is lost, is counted, and
 * leaves a line {@code {"gap":3,"node":"r1"}} where it would have been. Whoever ends the process in
 * the ordinary way, without {@link #close} too, has everything in the trace; after a crash what was
 * emitted in the last ten milliseconds may be missing, and the last line may be cut.
 */
public sealed interface Tracer extends AutoCloseable permits LiveTracer, Disabled {

  /**
   * Traces into a file, which is made anew unless {@link TracerBuilder#append} is asked for, with
   * the folders that lead to it. The tracer closes it.
   */
  static TracerBuilder to(Path file) {
    return TracerBuilder.to(file);
  }

  /** Traces into a sink, which several tracers may share. Whoever opened it closes it. */
  static TracerBuilder to(Sink sink) {
    return TracerBuilder.to(sink);
  }

  /**
   * A tracer that does nothing, at next to no cost: the default of a service that can be traced.
   */
  static Tracer disabled() {
    return Disabled.DISABLED;
  }

  /**
   * Begins an event. Nothing is logged before {@link TraceEvent#emit}.
   *
   * @param action the name of the action in the specification, or one that a binding maps
   */
  TraceEvent event(String action);

  /**
   * The clock to send along with a message: what was emitted before this call happened before what
   * the receiver emits after {@link #extract(String)}. Empty when the tracer is disabled.
   */
  String inject();

  /** Puts the clock into a message's headers, under {@value TracerBuilder#HEADER}. */
  void inject(Map<String, String> headers);

  /**
   * Takes in the clock that came with a message. Call it before what the message leads to is
   * emitted.
   *
   * @param clock what {@link #inject()} gave on the other node; an empty one has no effect
   * @throws IllegalArgumentException when it is nothing that {@link #inject()} gives, or knows of
   *     events of this node that this tracer never saw: two nodes have the same name
   */
  void extract(String clock);

  /**
   * Takes in the clock that came in a message's headers. A message without one, from a node that is
   * not traced, has no effect.
   *
   * @throws IllegalArgumentException as {@link #extract(String)} does
   */
  void extract(Map<String, String> headers);

  /** How many events were lost so far, because the queue was full or the sink failed. */
  long lost();

  /**
   * Waits until the sink has everything that was emitted before.
   *
   * @throws UncheckedIOException when the sink failed, or took nothing for ten seconds
   */
  void flush();

  /**
   * Flushes and ends the trace; a second call has no effect.
   *
   * @throws UncheckedIOException when the sink failed, now or earlier, so that the trace is not
   *     complete; or when it took nothing for ten seconds
   */
  @Override
  void close();
}
