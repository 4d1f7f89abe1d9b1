package plumbline.monitor.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import plumbline.monitor.alert.Acknowledgement;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertBook;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.alert.AlertStore;
import plumbline.monitor.sink.FileSink;

/**
 * Alerts in a file, which a monitor may be writing. Acknowledgements go to a file of their own, as
 * only the monitor knows where its file goes on.
 */
public final class AlertFiles implements AlertStore {
  private static final String ALERTS = "alerts.ndjson";
  private static final String ACKNOWLEDGEMENTS = "acks.ndjson";

  private final Path alerts;
  private final Path acknowledgements;

  private AlertFiles(Path alerts, Path acknowledgements) {
    this.alerts = alerts;
    this.acknowledgements = acknowledgements;
  }

  /**
   * Those of a monitor that keeps its state in that folder.
   *
   * @throws IOException when no monitor keeps alerts there
   */
  public static AlertFiles ofState(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "there is no folder " + folder + "; name the one that the monitor has as --state");
    }
    Path alerts = folder.resolve(ALERTS);
    if (!Files.exists(alerts)) {
      throw new IOException(
          "there is no %s in %s; a monitor of Kafka's topics has its alerts in a topic: --source kafka://HOST:PORT/TOPIC"
              .formatted(ALERTS, folder));
    }
    return new AlertFiles(alerts, folder.resolve(ACKNOWLEDGEMENTS));
  }

  /** Those that a sink {@code file:} wrote. */
  public static AlertFiles ofSink(Path file) {
    return new AlertFiles(file, file.resolveSibling(file.getFileName() + ".acks"));
  }

  @Override
  public String name() {
    return alerts.toString();
  }

  @Override
  public AlertBook read() throws IOException {
    AlertBook book = new AlertBook();
    try {
      read(alerts, book);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + alerts, e);
    }
    if (Files.exists(acknowledgements)) {
      read(acknowledgements, book);
    }
    return book;
  }

  /**
   * The alerts of a file that has records in lines, or one alert on several lines.
   *
   * @throws IOException when it has neither
   */
  public List<Alert> readAll() throws IOException {
    try {
      return List.of(AlertJson.read(Files.readAllBytes(alerts)));
    } catch (IllegalArgumentException e) {
      return read().all();
    }
  }

  private static void read(Path file, AlertBook book) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int number = 1;
      // A line without its end is one that is being written, and counts the next time.
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n') {
          line.write(b);
          continue;
        }
        try {
          book.add(AlertJson.read(line.toByteArray()));
        } catch (IllegalArgumentException e) {
          throw new IOException("%s:%d: %s".formatted(file, number, e.getMessage()), e);
        }
        line.reset();
        number++;
      }
    }
  }

  @Override
  public void acknowledge(Alert alert, Acknowledgement known) throws IOException {
    new FileSink(acknowledgements).send(alert.with(known));
  }
}
