package plumbline.monitor.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import plumbline.monitor.DeadLetter;
import plumbline.monitor.Engine;
import plumbline.monitor.Meters;
import plumbline.monitor.Position;
import plumbline.monitor.sink.AlertLog;
import plumbline.monitor.source.Source;

/**
 * Follows logs that grow, in one thread. With a folder for its state it goes on after a crash where
 * it was: instances, and up to where the logs were read, are kept in one piece.
 */
public final class LocalMonitor implements AutoCloseable {
  private static final int BATCH = 4096;
  private static final int EXPIRED_AT_ONCE = 2_000;
  private static final long FIRST_PAUSE = 50;
  private static final long LONGEST_PAUSE = 5_000;

  private final List<Source> sources;
  private final State state;
  private final AlertLog log;
  private final DeadLetters dead;
  private final Meters meters;
  private final Clock clock;
  private final Settings settings;
  private final Engine engine;
  private volatile boolean stopped;
  private volatile String trouble = "";
  private long committedAt;
  private String expiring = "";

  /**
   * How it runs.
   *
   * @param untilEnd whether to stop when all that there is was read
   * @param commitEvery in milliseconds
   * @param expire milliseconds without an event after which an instance is closed; empty for never
   */
  public record Settings(boolean untilEnd, long commitEvery, Optional<Long> expire) {}

  /**
   * @param maker of what follows the messages
   * @param folder for the state; in memory without one
   * @param log takes the alerts
   */
  public LocalMonitor(
      Engine.Maker maker,
      List<Source> sources,
      Optional<Path> folder,
      AlertLog log,
      DeadLetters dead,
      Meters meters,
      Settings settings,
      Clock clock)
      throws IOException {
    this.sources = sources;
    this.log = log;
    this.dead = dead;
    this.meters = meters;
    this.settings = settings;
    this.clock = clock;
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
      this.state = new RocksState(folder.get().resolve("state"));
    } else {
      this.state = new MemoryState();
    }
    try {
      this.engine =
          maker.make(state, this::messages, alert -> insist(() -> log.add(alert)), this::dead);
      Map<String, String> places = state.places();
      sources.forEach(s -> s.resume(places));
      engine.restore();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void dead(DeadLetter letter) {
    insist(() -> dead.add(letter));
  }

  private Map<Position, byte[]> messages(List<Position> places) {
    Map<Position, byte[]> found = new HashMap<>();
    sources.forEach(s -> found.putAll(s.messages(places)));
    return found;
  }

  /** Something that a full disk or the like may keep from being done for a while. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException;
  }

  /** Does it, however long that takes: going on without it would lose something. */
  private void insist(Attempt attempt) {
    for (long pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        attempt.run();
        trouble = "";
        return;
      } catch (IOException e) {
        trouble = String.valueOf(e.getMessage());
        if (stopped) {
          throw new IllegalStateException(trouble, e);
        }
        pause(pause);
      }
    }
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs until it is stopped, or there is nothing more to come.
   *
   * @param each told of each round
   */
  public void run(Consumer<LocalMonitor> each) {
    committedAt = clock.millis();
    engine.window().ifPresent(w -> logs().forEach(log -> w.expect(log, committedAt)));
    long pause = 1;
    while (!stopped) {
      int read = poll();
      engine.advance(clock.millis());
      if (engine.isFull() || clock.millis() - committedAt >= settings.commitEvery()) {
        commit();
      }
      each.accept(this);
      if (read > 0) {
        pause = 1;
      } else if (isOver()) {
        break;
      } else {
        pause(pause);
        pause = Math.min(2 * pause, FIRST_PAUSE);
      }
    }
    if (isOver()) {
      engine.window().ifPresent(w -> logs().forEach(w::ended));
      engine.advance(clock.millis());
    }
    commit();
  }

  private int poll() {
    int read = 0;
    for (Source source : sources) {
      if (isAhead(source)) {
        continue;
      }
      try {
        int from = source.poll(BATCH, m -> engine.accept(m, clock.millis()));
        read += from;
        if (from == 0 && source.isOver()) {
          engine.window().ifPresent(w -> source.logs().forEach(w::ended));
        }
      } catch (IOException e) {
        trouble = source.name() + ": " + e.getMessage();
      }
    }
    return read;
  }

  private boolean isAhead(Source source) {
    return engine
        .window()
        .map(w -> source.logs().stream().anyMatch(log -> w.isAhead(log, clock.millis())))
        .orElse(false);
  }

  private List<String> logs() {
    List<String> all = new ArrayList<>();
    sources.forEach(s -> all.addAll(s.logs()));
    return all;
  }

  private boolean isOver() {
    return sources.stream().allMatch(s -> settings.untilEnd() ? s.isAtEnd() : s.isOver());
  }

  private void commit() {
    settings.expire().ifPresent(idle -> expiring = engine.expire(idle, expiring, EXPIRED_AT_ONCE));
    engine.flush();
    Map<String, String> places = new HashMap<>();
    sources.forEach(s -> places.putAll(s.places()));
    insist(
        () -> {
          log.force();
          state.commit(places);
        });
    committedAt = clock.millis();
  }

  /** Stops it, from another thread: what was read is kept. */
  public void stop() {
    stopped = true;
  }

  /** What keeps it from going on at the moment; empty when nothing does. */
  public String trouble() {
    return trouble;
  }

  /** What was counted. */
  public Meters meters() {
    return meters;
  }

  @Override
  public void close() {
    sources.forEach(Source::close);
    state.close();
  }
}
