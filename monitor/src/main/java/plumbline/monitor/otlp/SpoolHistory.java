package plumbline.monitor.otlp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.monitor.Position;
import plumbline.monitor.instance.History;

/** Finds what came to an {@link OtlpSource}, as far as its spool still has it. */
public final class SpoolHistory implements History {
  private final Path state;

  /**
   * @param state the folder of the monitor, which may be running
   */
  public SpoolHistory(Path state) {
    this.state = state;
  }

  @Override
  public Map<Position, byte[]> messages(List<Position> places) {
    Map<Position, byte[]> found = new HashMap<>();
    try {
      for (Position place : places) {
        if (place.source().startsWith(OtlpSource.SCHEME)) {
          Spool.line(OtlpSource.folder(state, place.source()), place.offset())
              .ifPresent(line -> found.put(place, line));
        }
      }
    } catch (IOException e) {
      // A spool that cannot be read has nothing that could be read again.
      return found;
    }
    return found;
  }
}
