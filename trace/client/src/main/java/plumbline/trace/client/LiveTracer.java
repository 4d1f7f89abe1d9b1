package plumbline.trace.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A tracer that traces.
 *
 * <p>The caller's thread encodes the values (they may change later) into a {@link Line} that is
 * used again and again, without a lock. Then, under the tracer's one lock, the event gets its
 * number, clock and time and is copied into the {@link Ring}: that the three agree with the order
 * of the lines is what the lock is for, and it is held for the copying of some hundred bytes. A
 * {@link Courier} takes the lines from the ring to the sink without the lock, so that a sink that
 * blocks holds nobody up. Nothing is allocated but the caller's {@link LiveEvent}, of 32 bytes.
 *
 * <p>An event that finds no room still gets a number: whoever knows of it through a message must
 * not take the next one for it. How many were lost is written ahead of the next event that does
 * find room, or by the courier when none comes.
 */
final class LiveTracer implements Tracer {
  private static final byte[] ACTION = "{\"action\":".getBytes(UTF_8);
  private static final byte[] ARGS = ",\"args\":{".getBytes(UTF_8);
  private static final byte[] NODE = ",\"node\":".getBytes(UTF_8);
  private static final byte[] SEQ = ",\"seq\":".getBytes(UTF_8);
  private static final byte[] TIME = ",\"time\":".getBytes(UTF_8);
  private static final byte[] CLOCK = ",\"clock\":{".getBytes(UTF_8);
  private static final byte[] VARS = ",\"vars\":{".getBytes(UTF_8);
  private static final byte[] BEFORE = ",\"before\":{".getBytes(UTF_8);
  private static final byte[] GAP = "{\"gap\":".getBytes(UTF_8);

  /** More than all of the above, the numbers and the brackets of an event and a gap have. */
  private static final int FRAME = 256;

  private static final long NUMBERS_OF_A_START = 1_000_000;

  private enum State {
    OPEN,
    /** The process is ending: what is emitted now is lost, and nobody's mistake. */
    ENDED,
    CLOSED
  }

  private final Object lock = new Object();
  private final String node;
  private final byte[] nodeJson;
  private final InstantSource time;
  private final Timestamp timestamp = new Timestamp();
  private final VectorClock clock = new VectorClock();
  private final Ring ring;
  private final Pool lines;
  private final Courier courier;
  private final Thread hook;
  private State state = State.OPEN;
  private long seq;
  private long lost;
  private long untold;

  private LiveTracer(String node, Sink sink, boolean owned, Ring ring, InstantSource time) {
    this.node = node;
    this.nodeJson = Json.of(node).getBytes(UTF_8);
    this.ring = ring;
    this.time = time;
    Values values = new Values();
    this.lines = new Pool(() -> new Line(values, ring.longest()));
    this.courier = new Courier("plumbline-trace " + node, ring, sink, owned, this::tellGap);
    this.hook = new Thread(this::end, "plumbline-trace end of " + node);
  }

  /**
   * @param last what the node left when it was started before
   * @param owned whether the tracer closes the sink
   */
  static LiveTracer open(
      String node,
      Optional<LastEvent> last,
      Sink sink,
      boolean owned,
      Ring ring,
      InstantSource time) {
    LiveTracer tracer = new LiveTracer(node, sink, owned, ring, time);
    last.ifPresent(tracer::goOn);
    Runtime.getRuntime().addShutdownHook(tracer.hook);
    tracer.courier.start();
    return tracer;
  }

  private void goOn(LastEvent last) {
    seq = (last.seq() / NUMBERS_OF_A_START + 1) * NUMBERS_OF_A_START;
    clock.merge(last.clock(), node);
  }

  @Override
  public TraceEvent event(String action) {
    Objects.requireNonNull(action, "The action's name is null.");
    Line line = lines.take();
    line.begin(action);
    return new LiveEvent(this, action, line);
  }

  void emit(Line line) {
    boolean hurry;
    synchronized (lock) {
      if (state == State.CLOSED) {
        throw new IllegalStateException("The tracer of node " + node + " is closed.");
      }
      seq++;
      if (state == State.ENDED || courier.failed() || !append(line)) {
        lost++;
        untold++;
      }
      hurry = ring.halfFull();
    }
    lines.giveBack(line);
    if (hurry) {
      courier.hurry();
    }
  }

  private boolean append(Line line) {
    long length = line.length() + 2L * nodeJson.length + clock.json().length() + FRAME;
    if (line.overrun() || length > ring.longest()) {
      return false;
    }
    int start = ring.reserve((int) length);
    if (start < 0) {
      return false;
    }
    byte[] to = ring.bytes();
    int at = untold > 0 ? putGap(to, start) : start;
    at = put(to, at, ACTION);
    at = put(to, at, line.action().bytes(), line.action().length());
    at = put(to, at, ARGS, line.args());
    at = put(to, at, NODE);
    at = put(to, at, nodeJson);
    at = put(to, at, SEQ);
    at = Digits.put(to, at, seq);
    at = put(to, at, TIME);
    at = timestamp.put(to, at, time.instant());
    at = put(to, at, CLOCK);
    at = put(to, at, nodeJson);
    to[at++] = ':';
    at = Digits.put(to, at, seq);
    at = put(to, at, clock.json().bytes(), clock.json().length());
    to[at++] = '}';
    at = put(to, at, VARS, line.vars());
    at = put(to, at, BEFORE, line.before());
    to[at++] = '}';
    to[at++] = '\n';
    ring.publish(start, at);
    return true;
  }

  /** Puts the line that owns up to what was lost. */
  private int putGap(byte[] to, int start) {
    int at = put(to, start, GAP);
    at = Digits.put(to, at, untold);
    at = put(to, at, NODE);
    at = put(to, at, nodeJson);
    to[at++] = '}';
    to[at++] = '\n';
    untold = 0;
    return at;
  }

  /** Tells of what was lost, if there is anything to tell; true when it did. */
  private boolean tellGap() {
    synchronized (lock) {
      if (untold == 0) {
        return false;
      }
      int start = ring.reserve(nodeJson.length + FRAME);
      if (start >= 0) {
        ring.publish(start, putGap(ring.bytes(), start));
      }
      return true;
    }
  }

  private static int put(byte[] to, int at, byte[] name, Section section) {
    if (section.isEmpty()) {
      return at;
    }
    int end = put(to, put(to, at, name), section.bytes(), section.length());
    to[end] = '}';
    return end + 1;
  }

  private static int put(byte[] to, int at, byte[] from) {
    return put(to, at, from, from.length);
  }

  private static int put(byte[] to, int at, byte[] from, int length) {
    System.arraycopy(from, 0, to, at, length);
    return at + length;
  }

  @Override
  public String inject() {
    synchronized (lock) {
      return clock.text(node, seq);
    }
  }

  @Override
  public void inject(Map<String, String> headers) {
    headers.put(TracerBuilder.HEADER, inject());
  }

  @Override
  public void extract(String text) {
    if (text.isEmpty()) {
      return;
    }
    Map<String, Long> other = VectorClock.parse(text);
    long known = other.getOrDefault(node, 0L);
    synchronized (lock) {
      if (known > seq) {
        throw new IllegalArgumentException(
            "The clock \""
                + text
                + "\" knows of "
                + known
                + " events of node "
                + node
                + ", which has emitted "
                + seq
                + ": two nodes have this name, or it was started anew while the others ran on;"
                + " then open its tracer with append().");
      }
      clock.merge(other, node);
    }
  }

  @Override
  public void extract(Map<String, String> headers) {
    extract(headers.getOrDefault(TracerBuilder.HEADER, ""));
  }

  @Override
  public long lost() {
    synchronized (lock) {
      return lost;
    }
  }

  @Override
  public void flush() {
    courier.flush();
  }

  @Override
  public void close() {
    synchronized (lock) {
      if (state != State.OPEN) {
        return;
      }
      state = State.CLOSED;
    }
    forgetHook();
    courier.finish();
  }

  private void end() {
    synchronized (lock) {
      if (state != State.OPEN) {
        return;
      }
      state = State.ENDED;
    }
    courier.finish();
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, and finds the trace closed.
    }
  }
}
