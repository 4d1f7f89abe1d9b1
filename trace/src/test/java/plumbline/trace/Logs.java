package plumbline.trace;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Logs for tests. */
public final class Logs {
  private Logs() {}

  /** A file of these lines. */
  public static Path file(Path folder, String name, String... lines) {
    return file(folder, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A file of these bytes. */
  public static Path file(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All events of a file. */
  public static List<Event> read(Path file, ReadOptions options) {
    List<Event> events = new ArrayList<>();
    try (Events read = Events.open(TraceFile.of(file), options)) {
      read.forEachRemaining(events::add);
    }
    return events;
  }

  /** All events of a file that is recognised. */
  public static List<Event> read(Path file) {
    return read(file, ReadOptions.defaults());
  }

  /** What the file is refused with. */
  public static TraceException refusal(Path file, ReadOptions options) {
    return catchThrowableOfType(TraceException.class, () -> read(file, options));
  }

  /** What the file is refused with when it is recognised. */
  public static TraceException refusal(Path file) {
    return refusal(file, ReadOptions.defaults());
  }
}
