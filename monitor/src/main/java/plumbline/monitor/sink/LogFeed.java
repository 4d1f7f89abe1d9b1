package plumbline.monitor.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import plumbline.monitor.alert.Alert;

/** The alerts of a log, from where a file says that the sink was left. */
public final class LogFeed implements AlertFeed {
  private final AlertLog log;
  private final Path place;
  private long at;
  private long next;

  /**
   * @param place a file that says up to where the sink was given the log; made when it is not there
   */
  public LogFeed(AlertLog log, Path place) throws IOException {
    this.log = log;
    this.place = place;
    this.at = Files.exists(place) ? Math.min(read(place), log.end()) : 0;
  }

  private static long read(Path place) throws IOException {
    try {
      return Long.parseLong(Files.readString(place).strip());
    } catch (NumberFormatException e) {
      // A sink that is given an alert twice sees so by its id.
      return 0;
    }
  }

  @Override
  public Optional<Alert> next() throws IOException, InterruptedException {
    Optional<AlertLog.Entry> entry = log.await(at);
    entry.ifPresent(e -> next = e.next());
    return entry.map(AlertLog.Entry::alert);
  }

  @Override
  public void delivered() throws IOException {
    at = next;
    Path newer = place.resolveSibling(place.getFileName() + ".next");
    Files.writeString(newer, Long.toString(at));
    Files.move(newer, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
