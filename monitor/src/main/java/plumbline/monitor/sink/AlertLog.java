package plumbline.monitor.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;

/**
 * All alerts in a file, one JSON object in a line: what was written survives a crash, and each sink
 * is given it from where it was left. Thread-safe.
 */
public final class AlertLog implements AutoCloseable {
  private final RandomAccessFile file;
  private long end;
  private boolean closed;

  /** Opens the file, or makes it; half a line at its end, left by a crash, is cut off. */
  public AlertLog(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "rw");
    end = wholeLines();
    file.setLength(end);
  }

  private long wholeLines() throws IOException {
    for (long at = file.length(); at > 0; at--) {
      file.seek(at - 1);
      if (file.read() == '\n') {
        return at;
      }
    }
    return 0;
  }

  /**
   * Adds an alert.
   *
   * @throws IOException when it cannot be written; it can be tried again
   */
  public synchronized void add(Alert alert) throws IOException {
    byte[] json = AlertJson.bytes(alert);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    file.seek(end);
    file.write(line);
    end += line.length;
    notifyAll();
  }

  /** Returns when all that was added is on the disk. */
  public void force() throws IOException {
    file.getFD().sync();
  }

  /**
   * An alert, and where the next one is.
   *
   * @param next place in the file
   */
  record Entry(Alert alert, long next) {}

  /** The alert at that place; waits until there is one. Nothing when the log was closed. */
  synchronized Optional<Entry> await(long at) throws IOException, InterruptedException {
    while (at >= end) {
      if (closed) {
        return Optional.empty();
      }
      wait();
    }
    file.seek(at);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] bytes = new byte[8192];
    while (true) {
      int read = file.read(bytes, 0, (int) Math.min(bytes.length, end - at - line.size()));
      for (int i = 0; i < read; i++) {
        if (bytes[i] == '\n') {
          line.write(bytes, 0, i);
          return Optional.of(new Entry(AlertJson.read(line.toByteArray()), at + line.size() + 1));
        }
      }
      line.write(bytes, 0, read);
    }
  }

  /** Where the next alert will be. */
  public synchronized long end() {
    return end;
  }

  /** Lets those who wait go; what is there can still be read. */
  public synchronized void finish() {
    closed = true;
    notifyAll();
  }

  @Override
  public synchronized void close() throws IOException {
    finish();
    file.close();
  }
}
