package plumbline.monitor.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import plumbline.conform.binding.BindingException;
import plumbline.monitor.MonitorRun;
import plumbline.tla.SpecException;

/**
 * Several monitors in one process, each in a thread of its own. When their file changes, or a spec
 * or a binding that it names, what changed is started anew, once all of the file was found to be
 * right; what did not change goes on, and so does everything while the file is wrong.
 */
public final class Monitors {
  private final Path file;
  private final InputStream in;
  private final PrintStream out;
  private final boolean asJson;
  private final Consumer<String> notes;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final List<Ended> ended = new ArrayList<>();
  private Optional<String> http = Optional.empty();
  private Map<Path, Long> seen = Map.of();

  private record Running(
      MonitorSettings settings, Map<Path, Long> files, MonitorRun run, Thread thread) {}

  /**
   * A monitor that was stopped.
   *
   * @param delivered whether all its alerts are at their sinks
   */
  public record Ended(MonitorRun run, boolean delivered) {}

  /**
   * Starts the monitors of a file.
   *
   * @param asJson whether standard output is for programs
   * @param notes told in a line what is started and stopped, and what is wrong with a new version
   * @throws IllegalArgumentException when the file is wrong, or a source or sink in it
   * @throws IOException when it cannot be read, or a state cannot be kept
   */
  public Monitors(
      Path file, InputStream in, PrintStream out, boolean asJson, Consumer<String> notes)
      throws IOException {
    this.file = file;
    this.in = in;
    this.out = out;
    this.asJson = asJson;
    this.notes = notes;
    apply(read());
  }

  private List<MonitorSettings> read() throws IOException {
    MonitorsFile.Content content = MonitorsFile.read(file, out);
    List<MonitorSettings> all = content.monitors();
    http = content.http();
    Map<Path, Long> files = new HashMap<>();
    note(file, files);
    all.forEach(settings -> files.putAll(filesOf(settings)));
    seen = files;
    return all;
  }

  private static void note(Path one, Map<Path, Long> into) {
    try {
      into.put(one, Files.getLastModifiedTime(one).toMillis() * 31 + Files.size(one));
    } catch (IOException e) {
      into.put(one, 0L);
    }
  }

  private static Map<Path, Long> filesOf(MonitorSettings settings) {
    Map<Path, Long> files = new HashMap<>();
    note(settings.config().module(), files);
    settings.config().options().config().ifPresent(f -> note(f, files));
    settings.config().binding().ifPresent(f -> note(f, files));
    return files;
  }

  /** Starts what is new, stops what is gone, and leaves alone what is as it was. */
  private void apply(List<MonitorSettings> all) throws IOException {
    // All of it is loaded once before anything is stopped.
    for (MonitorSettings settings : all) {
      settings.config().subject(false, 1);
    }
    Map<String, MonitorSettings> wanted = new LinkedHashMap<>();
    all.forEach(settings -> wanted.put(settings.config().name(), settings));
    for (Iterator<Running> each = running.values().iterator(); each.hasNext(); ) {
      Running one = each.next();
      MonitorSettings now = wanted.get(one.settings.config().name());
      if (now == null || !isSame(one, now)) {
        stop(one);
        each.remove();
      }
    }
    for (MonitorSettings settings : all) {
      if (!running.containsKey(settings.config().name())) {
        start(settings);
      }
    }
  }

  private static boolean isSame(Running one, MonitorSettings now) {
    return describe(one.settings).equals(describe(now)) && one.files.equals(filesOf(now));
  }

  /** All that was said of it but where its spec prints to. */
  private static List<Object> describe(MonitorSettings s) {
    var o = s.config().options();
    return List.of(
        s.config().module(),
        o.config(),
        o.searchPath(),
        o.init(),
        o.next(),
        o.invariants(),
        o.constants(),
        s.config().binding(),
        s.config().preset(),
        s.config().sources(),
        s.config().sinks(),
        s.config().key(),
        s.config().order(),
        s.config().joins(),
        s.config().expire(),
        s.config().limits(),
        s.group(),
        s.state(),
        s.fromLatest(),
        s.exactlyOnce(),
        s.threads());
  }

  private void start(MonitorSettings settings) throws IOException {
    MonitorRun run = settings.start(in, out, asJson);
    Thread thread =
        Thread.ofPlatform().name("plumbline-monitor-" + run.name()).start(() -> run.run(r -> {}));
    running.put(run.name(), new Running(settings, filesOf(settings), run, thread));
    notes.accept("monitor " + run.name() + " is started");
  }

  private void stop(Running one) {
    one.run.stop();
    try {
      one.thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended.add(new Ended(one.run, one.run.close()));
    notes.accept("monitor " + one.run.name() + " is stopped");
  }

  /**
   * Looks whether a file has changed, and does what it says now.
   *
   * @return whether it had
   */
  public boolean reload() {
    Map<Path, Long> now = new HashMap<>();
    seen.keySet().forEach(f -> note(f, now));
    if (now.equals(seen)) {
      return false;
    }
    seen = now;
    try {
      apply(read());
    } catch (IOException | IllegalArgumentException e) {
      notes.accept("not reloaded, all goes on as it was: " + e.getMessage());
    } catch (BindingException e) {
      notes.accept("not reloaded, all goes on as it was: " + e.text());
    } catch (SpecException e) {
      notes.accept("not reloaded, all goes on as it was: " + e.at() + ": " + e.getMessage());
    }
    return true;
  }

  /** Where the file says that metrics and health are to be served. */
  public Optional<String> http() {
    return http;
  }

  /** Those that run now. */
  public List<MonitorRun> runs() {
    return running.values().stream().map(Running::run).toList();
  }

  /** Whether none of them has anything more to come. */
  public boolean isOver() {
    return running.values().stream().noneMatch(r -> r.thread.isAlive());
  }

  /**
   * Stops all.
   *
   * @return all that ever ran
   */
  public List<Ended> stop() {
    running.values().forEach(one -> one.run.stop());
    running.values().forEach(this::stop);
    running.clear();
    return List.copyOf(ended);
  }
}
