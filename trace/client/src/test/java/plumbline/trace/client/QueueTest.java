package plumbline.trace.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class QueueTest {
  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
  private static final Pattern GAP = Pattern.compile("\\{\"gap\":(\\d+),\"node\":\"r1\"}");

  @TempDir private Path folder;

  @Test
  void what_finds_no_room_is_owned_up_to_in_its_place() throws Exception {
    Gate gate = new Gate();
    Tracer tracer = Tracer.to(gate).node("r1").queue(1 << 14).open();
    tracer.event("First").emit();
    gate.reached.await();
    for (int i = 0; i < 300; i++) {
      tracer.event("Step").emit();
    }
    long lost = tracer.lost();
    gate.opened.countDown();
    tracer.flush();
    tracer.event("Last").emit();
    tracer.close();

    assertThat(lost).isBetween(100L, 250L);
    assertThat(tracer.lost()).isEqualTo(lost);
    assertThat(gate.lines.get(gate.lines.size() - 2)).isEqualTo(gap(lost));
    assertThat(gate.lines.get(gate.lines.size() - 1)).contains("\"Last\"", "\"seq\":302");
    assertThat(toldSteps(gate.lines)).isEqualTo(302);
  }

  @Test
  void a_gap_at_the_very_end_is_told_too() throws Exception {
    Gate gate = new Gate();
    Tracer tracer = Tracer.to(gate).node("r1").queue(1 << 14).open();
    tracer.event("First").emit();
    gate.reached.await();
    for (int i = 0; i < 300; i++) {
      tracer.event("Step").emit();
    }
    gate.opened.countDown();
    tracer.close();
    assertThat(gate.lines.get(gate.lines.size() - 1)).isEqualTo(gap(tracer.lost()));
  }

  @Test
  void an_event_longer_than_the_queue_takes_is_a_gap() throws IOException {
    Path file = folder.resolve("r1");
    try (Tracer tracer = Tracer.to(file).node("r1").queue(1 << 14).open()) {
      tracer.event("Small").emit();
      tracer.event("Large").arg("m", "x".repeat(5000)).emit();
      tracer.event("Small").emit();
      assertThat(tracer.lost()).isEqualTo(1);
    }
    assertThat(Files.readAllLines(file))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"seq\":1"),
            gap -> assertThat(gap).isEqualTo(gap(1)),
            second -> assertThat(second).contains("\"seq\":3"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 14, 1 << 17, 1 << 22})
  void the_lines_of_many_threads_are_whole_and_numbered_in_order(int queue) throws Exception {
    Path file = folder.resolve("r1");
    int threads = 4;
    int each = 5000;
    Tracer tracer = Tracer.to(file).node("r1").queue(queue).open();
    List<Thread> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int name = t;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  tracer
                      .event("Step")
                      .arg("t", name)
                      .arg("i", i)
                      .var("x", "x".repeat(i % 50))
                      .emit();
                }
              });
      thread.start();
      running.add(thread);
    }
    for (Thread thread : running) {
      thread.join();
    }
    tracer.close();

    List<String> lines = Files.readAllLines(file);
    assertThat(toldSteps(lines)).isEqualTo((long) threads * each);
    assertThat(threadsInOrder(lines)).isTrue();
    long gaps = lines.stream().filter(line -> GAP.matcher(line).matches()).count();
    long told = lines.size() - gaps;
    assertThat(told + tracer.lost()).isEqualTo((long) threads * each);
  }

  @Test
  void a_number_taken_under_the_callers_lock_agrees_with_its_steps() throws Exception {
    Path file = folder.resolve("r1");
    Tracer tracer = Tracer.to(file).node("r1").open();
    int[] counter = {0};
    Runnable steps =
        () -> {
          for (int i = 0; i < 2000; i++) {
            synchronized (counter) {
              counter[0]++;
              tracer.event("Add").var("counter", counter[0]).emit();
            }
          }
        };
    Thread other = new Thread(steps);
    other.start();
    steps.run();
    other.join();
    tracer.close();
    Pattern both = Pattern.compile("\"seq\":(\\d+),.*\"counter\":(\\d+)");
    assertThat(Files.readAllLines(file))
        .hasSize(4000)
        .allSatisfy(
            line -> {
              Matcher matcher = both.matcher(line);
              assertThat(matcher.find()).isTrue();
              assertThat(matcher.group(1)).isEqualTo(matcher.group(2));
            });
  }

  @Test
  void a_sink_that_fails_ends_the_trace_and_is_told_of() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    Sink full =
        new Sink() {
          @Override
          public void write(ByteBuffer lines) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void close() {}
        };
    Thread.UncaughtExceptionHandler previous = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> failed.countDown());
    try {
      Tracer tracer = Tracer.to(full).node("r1").open();
      tracer.event("Step").emit();
      failed.await();
      tracer.event("Step").emit();
      assertThat(tracer.lost()).isEqualTo(1);
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(tracer::close)
          .withMessageContaining("No space left on device");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(previous);
    }
  }

  @Test
  void several_nodes_may_share_a_sink_and_leave_it_open() throws IOException {
    Path file = folder.resolve("all");
    try (Sink sink = Sink.file(file)) {
      try (Tracer r1 = Tracer.to(sink).node("r1").open()) {
        r1.event("A").emit();
      }
      try (Tracer r2 = Tracer.to(sink).node("r2").open()) {
        r2.event("B").emit();
      }
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  private static String gap(long lost) {
    return "{\"gap\":" + lost + ",\"node\":\"r1\"}";
  }

  /** How many events the lines account for; fails where a number is not that after the last. */
  private static long toldSteps(List<String> lines) {
    long steps = 0;
    for (String line : lines) {
      Matcher gap = GAP.matcher(line);
      if (gap.matches()) {
        steps += Long.parseLong(gap.group(1));
      } else {
        assertThat(line).startsWith("{\"action\":").endsWith("}");
        Matcher seq = SEQ.matcher(line);
        assertThat(seq.find()).isTrue();
        steps++;
        assertThat(Long.parseLong(seq.group(1))).isEqualTo(steps);
      }
    }
    return steps;
  }

  private static boolean threadsInOrder(List<String> lines) {
    Pattern step = Pattern.compile("\"args\":\\{\"t\":(\\d+),\"i\":(\\d+)}");
    Map<String, Integer> last = new HashMap<>();
    for (String line : lines) {
      Matcher matcher = step.matcher(line);
      if (matcher.find()) {
        int i = Integer.parseInt(matcher.group(2));
        Integer before = last.put(matcher.group(1), i);
        if (before != null && before >= i) {
          return false;
        }
      }
    }
    return true;
  }

  /** Holds the first lines until it is opened. */
  private static final class Gate implements Sink {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final List<String> lines = new ArrayList<>();

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      reached.countDown();
      try {
        opened.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      UTF_8.decode(bytes).toString().lines().forEach(lines::add);
    }

    @Override
    public void close() {}
  }
}
