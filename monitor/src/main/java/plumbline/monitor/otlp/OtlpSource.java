package plumbline.monitor.otlp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import plumbline.monitor.DeadLetter;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.Position;
import plumbline.monitor.source.Source;

/**
 * What services send by OpenTelemetry's protocol over HTTP: each log record and each span is a
 * message. A request is answered when its records are in a {@link Spool} on the disk, from which
 * they are read; what was read and committed goes from there.
 */
public final class OtlpSource implements Source {
  /** What the URIs of such sources begin with. */
  public static final String SCHEME = "otlp://";

  private final String name;
  private final Spool spool;
  private final Receiver receiver;
  private byte[] buffer = new byte[256 << 10];
  private int filled;
  private int next;

  /** The offset at which the buffer begins. */
  private long bufferAt;

  /** Where the last place was that may be committed by now. */
  private long given;

  private Optional<Reading> reading = Optional.empty();

  private record Reading(long base, FileChannel channel) {}

  /**
   * Listens.
   *
   * @param uri {@code otlp://[HOST]:PORT}
   * @param folder of its own, for what was not read yet
   * @param dead told of each request that cannot be used, from any thread
   * @throws IllegalArgumentException when the URI is none
   * @throws IOException when the port is taken or the folder cannot be used
   */
  public OtlpSource(String uri, Path folder, Consumer<DeadLetter> dead) throws IOException {
    this(uri, folder, dead, Spool.Sizes.defaults());
  }

  OtlpSource(String uri, Path folder, Consumer<DeadLetter> dead, Spool.Sizes sizes)
      throws IOException {
    this.name = uri;
    this.spool = new Spool(folder, sizes);
    this.bufferAt = spool.first();
    this.given = bufferAt;
    try {
      this.receiver = new Receiver(uri, spool, dead);
    } catch (IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  /**
   * Where a monitor keeps the records that came to such a source.
   *
   * @param state the monitor's folder
   */
  public static Path folder(Path state, String uri) {
    return state.resolve("otlp-%08x".formatted(uri.hashCode()));
  }

  /** The port on which it listens. */
  public int port() {
    return receiver.port();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> logs() {
    return List.of(name);
  }

  @Override
  public void resume(Map<String, String> places) {
    String place = places.get(name);
    if (place != null) {
      bufferAt = Math.max(Long.parseLong(place), spool.first());
      given = bufferAt;
      try {
        spool.skipTo(bufferAt);
        spool.release(bufferAt);
      } catch (IOException e) {
        throw new IllegalStateException(
            "the records in the state cannot be gone on with: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public int poll(int most, Consumer<Message> messages) throws IOException {
    long now = System.currentTimeMillis();
    int count = 0;
    while (count < most) {
      int newline = newline();
      if (newline >= 0) {
        byte[] line = Arrays.copyOfRange(buffer, next, newline);
        messages.accept(new Message(name, bufferAt + next, now, "", line));
        next = newline + 1;
        count++;
      } else if (!fill()) {
        break;
      }
    }
    return count;
  }

  private int newline() {
    for (int i = next; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, filled - next);
    bufferAt += next;
    filled -= next;
    next = 0;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    long at = bufferAt + filled;
    long room = spool.durable() - at;
    if (room <= 0) {
      return false;
    }
    Reading from = reading(at);
    int most = (int) Math.min(room, buffer.length - filled);
    int read = from.channel.read(ByteBuffer.wrap(buffer, filled, most), at - from.base);
    if (read > 0) {
      filled += read;
      return true;
    }
    Optional<Long> after = spool.after(from.base);
    if (after.isPresent() && filled == 0) {
      bufferAt = after.get();
      return true;
    }
    return false;
  }

  private Reading reading(long at) throws IOException {
    Map.Entry<Long, Path> segment =
        spool.segment(at).orElseThrow(() -> new IOException("the records at " + at + " are gone"));
    if (reading.isEmpty() || reading.get().base != segment.getKey()) {
      stopReading();
      reading =
          Optional.of(
              new Reading(
                  segment.getKey(), FileChannel.open(segment.getValue(), StandardOpenOption.READ)));
    }
    return reading.get();
  }

  private void stopReading() throws IOException {
    if (reading.isPresent()) {
      reading.get().channel.close();
      reading = Optional.empty();
    }
  }

  /**
   * The place given before this one is committed, as the one who asks commits each before asking
   * for the next.
   */
  @Override
  public Map<String, String> places() {
    try {
      spool.release(given);
    } catch (IOException e) {
      // A file that cannot be deleted now can be the next time.
      return Map.of(name, Long.toString(bufferAt + next));
    }
    given = bufferAt + next;
    return Map.of(name, Long.toString(given));
  }

  @Override
  public boolean isAtEnd() {
    return bufferAt + next >= spool.durable();
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public Map<Position, byte[]> messages(List<Position> at) {
    Map<Position, byte[]> found = new HashMap<>();
    try {
      for (Position place : at) {
        if (place.source().equals(name)) {
          spool.line(place.offset()).ifPresent(line -> found.put(place, line));
        }
      }
    } catch (IOException e) {
      // What cannot be read any more is not there any more.
      return found;
    }
    return found;
  }

  @Override
  public void close() {
    receiver.close();
    try {
      stopReading();
      spool.close();
    } catch (IOException e) {
      throw new IllegalStateException("the records cannot be kept: " + e.getMessage(), e);
    }
  }
}
