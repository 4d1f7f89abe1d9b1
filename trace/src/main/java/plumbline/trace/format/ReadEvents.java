package plumbline.trace.format;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import plumbline.trace.Event;
import plumbline.trace.Events;
import plumbline.trace.input.Records;

/** The events that a reader makes of records. */
final class ReadEvents implements Events {
  private final String preset;
  private final Records records;
  private final Reader reader;
  private final ArrayDeque<Event> waiting = new ArrayDeque<>();
  private boolean ended;

  ReadEvents(String preset, Records records, Reader reader) {
    this.preset = preset;
    this.records = records;
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    while (waiting.isEmpty() && !ended) {
      if (records.next()) {
        reader.read(records, waiting::add);
      } else {
        ended = true;
        reader.end(waiting::add);
      }
    }
    return !waiting.isEmpty();
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return waiting.poll();
  }

  @Override
  public String preset() {
    return preset;
  }

  @Override
  public long linesRead() {
    return records.linesRead();
  }

  @Override
  public long bytesRead() {
    return records.bytesRead();
  }

  @Override
  public long ignored() {
    return records.ignored() + reader.ignored();
  }

  @Override
  public void close() {
    records.close();
  }
}
