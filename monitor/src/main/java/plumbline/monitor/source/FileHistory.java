package plumbline.monitor.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.monitor.Position;
import plumbline.monitor.instance.History;

/**
 * Finds lines that a {@link Tail} read, without knowing what became of its file: a rotated one has
 * another name by now, that begins like the file's own.
 */
public final class FileHistory implements History {
  private static final int BUFFER = 8192;

  private final int longestLine;
  private final BiPredicate<Position, byte[]> isPossible;

  /**
   * @param longestLine in bytes
   * @param isPossible whether a line may be the one that was at that place
   */
  public FileHistory(int longestLine, BiPredicate<Position, byte[]> isPossible) {
    this.longestLine = longestLine;
    this.isPossible = isPossible;
  }

  @Override
  public Map<Position, byte[]> messages(List<Position> places) {
    Map<Position, byte[]> found = new HashMap<>();
    places.stream()
        .collect(Collectors.groupingBy(Position::source))
        .forEach((source, of) -> found.putAll(inSource(source, of)));
    return found;
  }

  private Map<Position, byte[]> inSource(String source, List<Position> places) {
    for (Path candidate : candidates(Path.of(source.replaceFirst("~\\d+$", "")))) {
      Optional<Map<Position, byte[]>> lines = inFile(candidate, places);
      if (lines.isPresent()) {
        return lines.get();
      }
    }
    return Map.of();
  }

  private static List<Path> candidates(Path file) {
    List<Path> candidates = new ArrayList<>(List.of(file));
    Path folder = file.toAbsolutePath().getParent();
    try (Stream<Path> siblings = Files.list(folder)) {
      String name = file.getFileName().toString();
      siblings
          .filter(s -> s.getFileName().toString().startsWith(name))
          .filter(s -> !s.equals(file.toAbsolutePath()))
          .sorted()
          .forEach(candidates::add);
    } catch (IOException e) {
      // Without its folder there is no file either.
      return candidates;
    }
    return candidates;
  }

  /** The lines at all these places; nothing where the file does not have one of them. */
  private Optional<Map<Position, byte[]>> inFile(Path file, List<Position> places) {
    Map<Position, byte[]> lines = new HashMap<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (Position place : places) {
        Optional<byte[]> line = line(channel, place.offset());
        if (line.isEmpty() || !isPossible.test(place, line.get())) {
          return Optional.empty();
        }
        lines.put(place, line.get());
      }
    } catch (IOException e) {
      // A file that cannot be read has nothing that could be read again.
      return Optional.empty();
    }
    return Optional.of(lines);
  }

  private Optional<byte[]> line(FileChannel channel, long begin) throws IOException {
    if (begin >= channel.size() || (begin > 0 && byteAt(channel, begin - 1) != '\n')) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (line.size() <= longestLine) {
      buffer.clear();
      int read = channel.read(buffer, begin + line.size());
      for (int i = 0; i < read; i++) {
        if (buffer.get(i) == '\n') {
          line.write(buffer.array(), 0, i);
          return Optional.of(line.toByteArray());
        }
      }
      if (read <= 0) {
        return Optional.of(line.toByteArray());
      }
      line.write(buffer.array(), 0, read);
    }
    return Optional.empty();
  }

  private static int byteAt(FileChannel channel, long at) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    return channel.read(one, at) == 1 ? one.get(0) : -1;
  }
}
