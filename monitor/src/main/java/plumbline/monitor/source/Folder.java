package plumbline.monitor.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.Position;

/** The files of a folder, those too that come later; each is a log that lines are added to. */
public final class Folder implements Source {
  private static final long LOOK_EVERY = 500_000_000;

  private final Path folder;
  private final int longestLine;
  private final Map<Path, Tail> files = new TreeMap<>();
  private Map<String, String> resumed = Map.of();
  private long lookedAt;
  private boolean looked;

  public Folder(Path folder, int longestLine) {
    this.folder = folder;
    this.longestLine = longestLine;
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public List<String> logs() {
    return files.values().stream().flatMap(f -> f.logs().stream()).toList();
  }

  @Override
  public void resume(Map<String, String> places) {
    resumed = places;
  }

  @Override
  public int poll(int most, Consumer<Message> messages) throws IOException {
    if (!looked || System.nanoTime() - lookedAt > LOOK_EVERY) {
      look();
    }
    int given = 0;
    for (Tail file : List.copyOf(files.values())) {
      given += file.poll(Math.max(1, most / files.size()), messages);
    }
    return given;
  }

  private void look() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(p -> Files.isRegularFile(p) && !p.getFileName().toString().startsWith("."))
          .forEach(found::add);
    }
    for (Path file : found) {
      if (!files.containsKey(file)) {
        Tail tail = new Tail(file, longestLine);
        tail.resume(resumed);
        files.put(file, tail);
      }
    }
    looked = true;
    lookedAt = System.nanoTime();
  }

  @Override
  public Map<String, String> places() {
    Map<String, String> places = new HashMap<>(resumed);
    files.values().forEach(f -> places.putAll(f.places()));
    return places;
  }

  @Override
  public boolean isAtEnd() {
    return looked && files.values().stream().allMatch(Tail::isAtEnd);
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public Map<Position, byte[]> messages(List<Position> at) {
    Map<Position, byte[]> found = new HashMap<>();
    files.values().forEach(f -> found.putAll(f.messages(at)));
    return found;
  }

  @Override
  public void close() {
    files.values().forEach(Tail::close);
  }
}
