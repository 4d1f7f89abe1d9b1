package plumbline.monitor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import plumbline.conform.BoundSpec;
import plumbline.conform.CheckOptions;
import plumbline.conform.TraceChecks;
import plumbline.conform.TraceInput;
import plumbline.conform.TraceReading;
import plumbline.conform.Verdict;
import plumbline.conform.binding.Binding;
import plumbline.monitor.Jobs;
import plumbline.monitor.MonitorConfig;
import plumbline.monitor.Window;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.trace.TraceFile;
import plumbline.trace.order.Order;

/**
 * A monitor that is given the events of many instances through several files, out of order within
 * its window and with restarts in between, alerts where a check of each instance's trace deviates.
 */
class SameAsCheckTest {
  private static final int WINDOW = 1_000;

  private record Line(String job, long time, String text) {}

  @Property(tries = 15)
  void alerts_are_where_checks_deviate(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 4) int files,
      @ForAll @IntRange(min = 1, max = 4) int runs)
      throws IOException {
    Path folder = Files.createTempDirectory("same-as-check");
    try {
      List<Line> lines = lines(random);
      Map<String, Integer> deviating = checked(lines, folder);
      assertThat(monitored(lines, random, files, runs, folder)).isEqualTo(deviating);
    } finally {
      delete(folder);
    }
  }

  /** Events of some jobs, one each millisecond, in the order in which they happened. */
  private static List<Line> lines(Random random) {
    Map<String, List<String>> rest = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      List<String> life = Jobs.life(random);
      if (random.nextInt(3) == 0) {
        life.remove(random.nextInt(life.size() - 1));
      }
      rest.put("job" + i, life);
    }
    List<Line> lines = new ArrayList<>();
    while (!rest.isEmpty()) {
      String job = List.copyOf(rest.keySet()).get(random.nextInt(rest.size()));
      long time = 1_000_000L + 137L * lines.size();
      lines.add(new Line(job, time, Jobs.event(job, rest.get(job).removeFirst(), time)));
      if (rest.get(job).isEmpty()) {
        rest.remove(job);
      }
    }
    return lines;
  }

  /** The number of the event, from 1, at which the check of each job deviates. */
  private static Map<String, Integer> checked(List<Line> lines, Path folder) throws IOException {
    Map<String, List<String>> traces = new TreeMap<>();
    lines.forEach(l -> traces.computeIfAbsent(l.job, j -> new ArrayList<>()).add(l.text));
    BoundSpec spec =
        BoundSpec.load(
            Jobs.spec(), Jobs.config(List.of(), List.of()).options(), Binding.none(), List.of());
    Map<String, Integer> deviating = new HashMap<>();
    for (Map.Entry<String, List<String>> trace : traces.entrySet()) {
      Path file = Files.write(folder.resolve(trace.getKey()), trace.getValue());
      TraceInput input =
          new TraceReading(Optional.empty(), Optional.of(new Order.Total()), Optional.empty())
              .trace(trace.getKey(), List.of(TraceFile.of(file)), Binding.none());
      Verdict verdict =
          new TraceChecks(spec, CheckOptions.defaults(), name -> (events, bytes, pass) -> {})
              .whole(List.of(input))
              .getFirst()
              .outcome()
              .verdict();
      if (verdict instanceof Verdict.Deviates(var deviation)) {
        deviating.put(trace.getKey(), (int) deviation.number());
      }
    }
    return deviating;
  }

  /** The same as monitors alert, which share a state and run one after the other. */
  private static Map<String, Integer> monitored(
      List<Line> lines, Random random, int files, int runs, Path folder) throws IOException {
    List<List<Line>> logs = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      logs.add(new ArrayList<>());
    }
    Map<Line, Long> written = new HashMap<>();
    for (Line line : lines) {
      written.put(line, line.time + random.nextInt(WINDOW));
      logs.get(random.nextInt(files)).add(line);
    }
    logs.forEach(l -> l.sort(Comparator.comparing(written::get)));
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      sources.add("file:" + folder.resolve("log" + i));
      Files.createFile(folder.resolve("log" + i));
    }
    long begin = 1_000_000L;
    long end = begin + 137L * lines.size() + WINDOW;
    for (int run = 1; run <= runs; run++) {
      long until = run == runs ? Long.MAX_VALUE : begin + (end - begin) * run / runs;
      for (int i = 0; i < files; i++) {
        List<Line> log = logs.get(i);
        List<String> now = new ArrayList<>();
        while (!log.isEmpty() && written.get(log.getFirst()) < until) {
          now.add(log.removeFirst().text);
        }
        Files.write(folder.resolve("log" + i), now, StandardOpenOption.APPEND);
      }
      run(sources, folder, run == runs);
    }
    return found(lines, folder);
  }

  private static void run(List<String> sources, Path folder, boolean last) throws IOException {
    MonitorConfig config =
        Jobs.config(
            sources,
            List.of(),
            new MonitorConfig.Ordering.ByTime(new Window.Size(WINDOW, 5_000, 10_000)));
    LocalRun run =
        new LocalRun(
            config,
            new LocalRun.Settings(Optional.of(folder.resolve("state")), last),
            InputStream.nullInputStream(),
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            true);
    int[] idle = {0};
    long[] read = {-1};
    run.run(
        r -> {
          // It has no end before the last part is written: then it stops when nothing is new.
          idle[0] = r.meters().messages.sum() == read[0] ? idle[0] + 1 : 0;
          read[0] = r.meters().messages.sum();
          if (!last && idle[0] > 5) {
            r.stop();
          }
        });
    run.close();
    assertThat(run.meters().late.sum()).isZero();
    assertThat(run.meters().dead.sum()).isZero();
  }

  private static Map<String, Integer> found(List<Line> lines, Path folder) throws IOException {
    Map<String, Integer> found = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (String json : Files.readAllLines(folder.resolve("state/alerts.ndjson"))) {
      Alert alert = AlertJson.read(json.getBytes(StandardCharsets.UTF_8));
      if (ids.add(alert.id())) {
        assertThat(found).doesNotContainKey(alert.key());
        found.put(alert.key(), number(lines, alert));
      }
    }
    return found;
  }

  /** Which of its job's events an alert is about, from 1. */
  private static int number(List<Line> lines, Alert alert) {
    List<Line> ofJob = lines.stream().filter(l -> l.job.equals(alert.key())).toList();
    for (int i = 0; i < ofJob.size(); i++) {
      if (ofJob.get(i).time == alert.firstSeen()) {
        return i + 1;
      }
    }
    throw new AssertionError("no event of " + alert.key() + " was at " + alert.firstSeen());
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
