package plumbline.trace.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RingTest {
  private static final int CAPACITY = 64;
  static final int LONGEST = CAPACITY / 4;

  /** Positive numbers write a line of that length, others read one more than that at most. */
  @Property
  void what_is_read_is_what_was_written(
      @ForAll @Size(max = 300) List<@IntRange(min = -2 * LONGEST, max = LONGEST) Integer> steps) {
    Ring ring = Ring.ofAtLeast(CAPACITY);
    Queue<byte[]> waiting = new ArrayDeque<>();
    int number = 0;
    for (int step : steps) {
      if (step > 0) {
        byte[] line = new byte[step];
        Arrays.fill(line, (byte) ('0' + number++ % 10));
        line[step - 1] = '\n';
        if (write(ring, line)) {
          waiting.add(line);
        }
      } else {
        read(ring, 1 - step, waiting);
      }
    }
    while (!waiting.isEmpty()) {
      assertThat(read(ring, CAPACITY, waiting)).isPositive();
    }
    assertThat(read(ring, CAPACITY, waiting)).isZero();
  }

  @Test
  void an_empty_ring_has_room_wherever_it_stands() {
    Ring ring = Ring.ofAtLeast(CAPACITY);
    Queue<byte[]> waiting = new ArrayDeque<>();
    for (int i = 0; i < 1000; i++) {
      byte[] line = new byte[1 + i % LONGEST];
      line[line.length - 1] = '\n';
      assertThat(write(ring, line)).isTrue();
      waiting.add(line);
      assertThat(read(ring, CAPACITY, waiting)).isEqualTo(1);
    }
  }

  private static boolean write(Ring ring, byte[] line) {
    // More is reserved than is needed, as for events.
    int start = ring.reserve(LONGEST);
    if (start < 0) {
      return false;
    }
    System.arraycopy(line, 0, ring.bytes(), start, line.length);
    ring.publish(start, start + line.length);
    return true;
  }

  /** Takes lines from the ring and from those that wait, and returns how many. */
  private static int read(Ring ring, int most, Queue<byte[]> waiting) {
    ByteBuffer lines = ring.next(most);
    int length = lines.remaining();
    int count = 0;
    while (lines.hasRemaining()) {
      byte[] line = new byte[waiting.element().length];
      lines.get(line);
      assertThat(line).isEqualTo(waiting.remove());
      count++;
    }
    assertThat(length <= most || count == 1).isTrue();
    ring.free(length);
    return count;
  }
}
