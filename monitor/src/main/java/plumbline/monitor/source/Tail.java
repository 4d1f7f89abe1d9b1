package plumbline.monitor.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.Position;

/**
 * A file that lines are added to. When another file takes its place (it was renamed, or cut to
 * nothing and begun again), what is left of the old one is read to its end first. Each of these
 * files is a log of its own: the first has the file's name, the next one {@code name~1}, and so on.
 */
public final class Tail implements Source {
  private static final int BUFFER = 256 << 10;
  private static final int HEAD = 512;

  private final Path file;
  private final int longestLine;
  private int generation;
  private FileChannel channel;
  private Object identity;

  /** The file that was read before a stop, to go on in it wherever it is now. */
  private Optional<Resumed> resumed = Optional.empty();

  private byte[] buffer = new byte[BUFFER];
  private int filled;
  private int next;

  /** Where the buffer begins in the file. */
  private long bufferAt;

  private boolean atEnd;

  private record Resumed(String identity, long offset, long head, int headLength) {}

  /**
   * @param longestLine more bytes than that are no line, but given in pieces
   */
  public Tail(Path file, int longestLine) {
    this.file = file;
    this.longestLine = longestLine;
  }

  @Override
  public String name() {
    return file.toString();
  }

  private String log() {
    return generation == 0 ? name() : name() + "~" + generation;
  }

  @Override
  public List<String> logs() {
    return List.of(log());
  }

  @Override
  public void resume(Map<String, String> places) {
    String place = places.get(name());
    if (place != null) {
      String[] parts = place.split(" ", 5);
      generation = Integer.parseInt(parts[0]);
      resumed =
          Optional.of(
              new Resumed(
                  parts[4],
                  Long.parseLong(parts[1]),
                  Long.parseLong(parts[2]),
                  Integer.parseInt(parts[3])));
    }
  }

  @Override
  public Map<String, String> places() {
    if (channel == null) {
      return resumed
          .map(r -> Map.of(name(), place(r.offset, r.head, r.headLength, r.identity)))
          .orElse(Map.of());
    }
    try {
      int length = (int) Math.min(HEAD, bufferAt + next);
      return Map.of(
          name(), place(bufferAt + next, head(channel, length), length, identity.toString()));
    } catch (IOException e) {
      return Map.of(name(), place(bufferAt + next, 0, 0, identity.toString()));
    }
  }

  private String place(long offset, long head, int headLength, String of) {
    return "%d %d %d %d %s".formatted(generation, offset, head, headLength, of);
  }

  private static long head(FileChannel of, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && of.read(bytes, bytes.position()) >= 0) {
      // Reads until it has all.
    }
    CRC32C hash = new CRC32C();
    hash.update(bytes.array(), 0, bytes.position());
    return hash.getValue();
  }

  @Override
  public int poll(int most, Consumer<Message> messages) throws IOException {
    atEnd = false;
    if (channel == null && !open()) {
      atEnd = true;
      return 0;
    }
    long now = System.currentTimeMillis();
    int given = 0;
    while (given < most) {
      int newline = newline();
      if (newline >= 0) {
        given += give(newline, 1, now, messages);
      } else if (filled - next > longestLine) {
        given += give(filled, 0, now, messages);
      } else if (!fill()) {
        if (!isReplaced()) {
          atEnd = true;
          break;
        }
        given += turn(now, messages);
        if (channel == null) {
          break;
        }
      }
    }
    return given;
  }

  private int newline() {
    for (int i = next; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private int give(int end, int separator, long now, Consumer<Message> messages) {
    int from = next;
    int to = end > from && separator > 0 && buffer[end - 1] == '\r' ? end - 1 : end;
    next = end + separator;
    if (isBlank(from, to)) {
      return 0;
    }
    byte[] line = Arrays.copyOfRange(buffer, from, to);
    messages.accept(new Message(log(), bufferAt + from, now, "", line));
    return 1;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private boolean fill() throws IOException {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, filled - next);
      bufferAt += next;
      filled -= next;
      next = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int read =
        channel.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled), bufferAt + filled);
    filled += Math.max(read, 0);
    return read > 0;
  }

  /** Whether another file has the name now, or the file was cut. */
  private boolean isReplaced() throws IOException {
    try {
      return channel.size() < bufferAt + filled || !identity.equals(identity(file));
    } catch (NoSuchFileException e) {
      // Renamed, and the new one is not there yet.
      return false;
    }
  }

  /** Ends the file that was read, an unfinished last line and all, and opens the new one. */
  private int turn(long now, Consumer<Message> messages) throws IOException {
    int given = filled > next ? give(filled, 0, now, messages) : 0;
    close();
    generation++;
    open();
    return given;
  }

  private static Object identity(Path of) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(of, BasicFileAttributes.class);
    return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
  }

  /** Opens the file; false when there is none. */
  private boolean open() throws IOException {
    Path found = file;
    long offset = 0;
    if (resumed.isPresent()) {
      Optional<Path> same = same(resumed.get());
      if (same.isPresent()) {
        found = same.get();
        offset = resumed.get().offset;
      } else {
        generation++;
      }
    }
    try {
      channel = FileChannel.open(found, StandardOpenOption.READ);
      identity = identity(found);
    } catch (NoSuchFileException e) {
      generation -= resumed.isPresent() && found.equals(file) && offset == 0 ? 1 : 0;
      return false;
    }
    resumed = Optional.empty();
    bufferAt = offset;
    filled = 0;
    next = 0;
    return true;
  }

  /** The file that was read before, under its own name or another one in its folder. */
  private Optional<Path> same(Resumed before) throws IOException {
    if (isSame(file, before)) {
      return Optional.of(file);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> others = Files.list(folder)) {
      return others.filter(other -> isSame(other, before)).findFirst();
    }
  }

  private static boolean isSame(Path other, Resumed before) {
    try {
      if (!Files.isRegularFile(other)
          || !identity(other).toString().equals(before.identity)
          || Files.size(other) < before.offset) {
        return false;
      }
      try (FileChannel opened = FileChannel.open(other, StandardOpenOption.READ)) {
        return head(opened, before.headLength) == before.head;
      }
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public Map<Position, byte[]> messages(List<Position> at) {
    Map<Position, byte[]> found = new HashMap<>();
    if (channel == null) {
      return found;
    }
    try {
      for (Position p : at) {
        if (p.source().equals(log())) {
          found.put(p, line(p.offset()));
        }
      }
    } catch (IOException e) {
      // What cannot be read any more is not there any more.
      return found;
    }
    return found;
  }

  private byte[] line(long offset) throws IOException {
    byte[] bytes = new byte[1024];
    int length = 0;
    while (true) {
      int read =
          channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length), offset + length);
      for (int i = length; i < length + read; i++) {
        if (bytes[i] == '\n') {
          return Arrays.copyOf(bytes, i > 0 && bytes[i - 1] == '\r' ? i - 1 : i);
        }
      }
      if (read <= 0) {
        return Arrays.copyOf(bytes, length);
      }
      length += read;
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It was only read from.
    } finally {
      channel = null;
    }
  }
}
