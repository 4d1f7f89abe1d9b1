package plumbline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PrefetchedTest {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  /** So many events, then an error. */
  private static final class Numbered implements Events {
    private final long count;
    private final AtomicLong read = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    Numbered(long count) {
      this.count = count;
    }

    @Override
    public boolean hasNext() {
      if (read.get() == count) {
        throw new TraceException("broken", new Place("f", count + 1));
      }
      return true;
    }

    @Override
    public Event next() {
      long n = read.incrementAndGet();
      return new Event(
          new Place("f", n), "A", NOTHING, "", Stamp.NONE, NOTHING, NOTHING, 0, false, NOTHING);
    }

    @Override
    public String preset() {
      return "numbered";
    }

    @Override
    public long linesRead() {
      return read.get();
    }

    @Override
    public long bytesRead() {
      return 2 * read.get();
    }

    @Override
    public long ignored() {
      return 3;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void events_come_in_order_and_the_error_where_it_was() {
    Numbered source = new Numbered(50_000);
    try (Events events = Events.prefetched(source)) {
      for (long n = 1; n <= 50_000; n++) {
        assertThat(events.next().at().line()).isEqualTo(n);
      }
      assertThatThrownBy(events::hasNext).isInstanceOf(TraceException.class).hasMessage("broken");
      assertThat(events.linesRead()).isEqualTo(50_000);
      assertThat(events.bytesRead()).isEqualTo(100_000);
      assertThat(events.ignored()).isEqualTo(3);
      assertThat(events.preset()).isEqualTo("numbered");
    }
  }

  @Test
  void closing_stops_and_closes_a_reader_that_is_far_ahead() throws InterruptedException {
    Numbered source = new Numbered(Long.MAX_VALUE);
    Events events = Events.prefetched(source);
    events.next();
    events.close();

    assertThat(source.closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(source.read.get()).isLessThan(20_000);
  }
}
