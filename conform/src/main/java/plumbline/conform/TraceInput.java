package plumbline.conform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.trace.Events;
import plumbline.trace.Place;
import plumbline.trace.ReadOptions;
import plumbline.trace.TraceException;
import plumbline.trace.TraceFile;
import plumbline.trace.order.Order;

/**
 * One trace to check.
 *
 * @param name how it is called in the answer
 * @param files its parts, e.g. one for each node
 * @param options how they are read
 * @param order in which order the events happened; recognised from the first event when empty
 * @param window how many events may have to wait for others that happened before them
 */
public record TraceInput(
    String name, List<TraceFile> files, ReadOptions options, Optional<Order> order, int window) {
  /** Events that may wait unless told otherwise. */
  public static final int WINDOW = 1_000_000;

  /** Opens its files, to be read on other threads. */
  List<Events> open() {
    List<Events> opened = new ArrayList<>();
    try {
      for (TraceFile file : files) {
        opened.add(Events.prefetched(Events.open(file, options)));
      }
      return opened;
    } catch (TraceException e) {
      opened.forEach(Events::close);
      throw e;
    }
  }

  /** How many bytes its files have in all; 0 when that is not known. */
  public long bytes() {
    return files.stream().mapToLong(TraceFile::bytes).sum();
  }

  boolean isStandardInput() {
    return files.stream().anyMatch(TraceFile::isStandardInput);
  }

  /** The same with standard input in a file, so that it can be read again. */
  TraceInput kept(Path file) {
    try (InputStream in = new TraceFile("-").open()) {
      Files.copy(in, file);
    } catch (IOException e) {
      throw new TraceException(
          "standard input cannot be kept for reading it again: " + e.getMessage(),
          new Place("-", 0),
          0,
          "",
          e);
    }
    List<TraceFile> parts =
        files.stream().map(f -> f.isStandardInput() ? TraceFile.of(file) : f).toList();
    return new TraceInput(name, parts, options, order, window);
  }
}
