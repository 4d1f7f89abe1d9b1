package plumbline.trace.client;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lines on their way from the service to the sink: a circle of bytes with one writer at a time (who
 * holds the tracer's lock) and one reader (the background thread), who never wait for each other.
 *
 * <p>A line never crosses the seam. Where what is left of a lap is too short the writer skips it
 * and notes where the lap ended. One such note is enough: the writer cannot get to the seam again
 * before the reader is past it, since it never overtakes.
 *
 * <p>{@code head} and {@code tail} count bytes since the beginning. The writer publishes lines and
 * the note by setting {@code head}, the reader frees them by setting {@code tail}.
 */
final class Ring {
  private final byte[] bytes;
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong tail = new AtomicLong();
  private int endOfLap;

  private Ring(int capacity) {
    this.bytes = new byte[capacity];
  }

  /** With room for the next power of two. */
  static Ring ofAtLeast(int capacity) {
    return new Ring(Integer.highestOneBit(capacity - 1) << 1);
  }

  byte[] bytes() {
    return bytes;
  }

  /** The longest that may be written at once: so that a full ring always holds several. */
  int longest() {
    return bytes.length / 4;
  }

  /**
   * Where in {@link #bytes} to write up to {@code length} bytes, which {@link #publish} shows to
   * the reader; -1 when the reader is too far behind.
   */
  int reserve(int length) {
    long at = head.getPlain();
    int offset = offset(at);
    boolean skip = length > bytes.length - offset;
    long start = skip ? at + bytes.length - offset : at;
    if (start + length - tail.getAcquire() > bytes.length) {
      return -1;
    }
    if (skip) {
      endOfLap = offset;
    }
    return offset(start);
  }

  /** Shows what was written from {@code start}, a place that {@link #reserve} gave. */
  void publish(int start, int end) {
    long at = head.getPlain();
    if (end == bytes.length) {
      endOfLap = end;
    }
    int skipped = (start - offset(at)) & (bytes.length - 1);
    head.setRelease(at + skipped + (end - start));
  }

  /** Whether more than half of the ring waits to be read. */
  boolean halfFull() {
    return head.getPlain() - tail.getAcquire() > bytes.length / 2;
  }

  /**
   * The next lines to read, which {@link #free} gives back; none when nothing waits.
   *
   * @param most how many bytes to take at most, one or more, unless the first line alone is longer
   */
  ByteBuffer next(int most) {
    long from = tail.getPlain();
    long to = head.getAcquire();
    int start = offset(from);
    boolean crosses = to - from > bytes.length - start;
    if (crosses && endOfLap == start) {
      from += bytes.length - start;
      tail.setRelease(from);
      start = 0;
      crosses = false;
    }
    int end = crosses ? endOfLap : start + (int) (to - from);
    return ByteBuffer.wrap(bytes, start, lines(start, end, most) - start);
  }

  /** Gives back {@code length} bytes that {@link #next} gave. */
  void free(int length) {
    tail.setRelease(tail.getPlain() + length);
  }

  /** The end of the last line that ends within {@code most} bytes, else of the first. */
  private int lines(int start, int end, int most) {
    if (end - start <= most) {
      return end;
    }
    int last = start + most;
    while (last > start && bytes[last - 1] != '\n') {
      last--;
    }
    if (last > start) {
      return last;
    }
    int first = start + most;
    while (bytes[first - 1] != '\n') {
      first++;
    }
    return first;
  }

  private int offset(long position) {
    return (int) position & (bytes.length - 1);
  }
}
