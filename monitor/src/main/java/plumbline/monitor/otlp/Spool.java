package plumbline.monitor.otlp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * Lines in a row of files, each named by how many bytes all before it had: a line's offset in the
 * row is its name for good. Any thread may add; one reads. Threads that add at the same time share
 * one write-out to the disk.
 */
final class Spool implements AutoCloseable {
  private static final String ENDING = ".ndjson";

  private final Path folder;
  private final Sizes sizes;
  private final ConcurrentSkipListMap<Long, Path> segments = new ConcurrentSkipListMap<>();
  private final Object syncing = new Object();
  private FileChannel channel;
  private long base;
  private long end;
  private volatile long durable;
  private volatile long kept;

  /**
   * How large it may be, in bytes.
   *
   * @param segment a file that is longer is followed by the next one
   * @param unread as long as there are more that were not read, no more are taken
   * @param history of what was read stays so much, for those who look back
   */
  record Sizes(long segment, long unread, long history) {
    static Sizes defaults() {
      return new Sizes(8L << 20, 256L << 20, 32L << 20);
    }
  }

  /** Opens what is in the folder; half a line at the end, left by a crash, is cut off. */
  Spool(Path folder, Sizes sizes) throws IOException {
    this.folder = folder;
    this.sizes = sizes;
    Files.createDirectories(folder);
    segments.putAll(segments(folder));
    base = segments.isEmpty() ? 0 : segments.lastKey();
    open();
    end = base + wholeLines();
    channel.truncate(end - base);
    channel.force(true);
    durable = end;
    kept = first();
  }

  private static NavigableMap<Long, Path> segments(Path folder) throws IOException {
    NavigableMap<Long, Path> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(f -> f.getFileName().toString().matches("\\d{20}\\" + ENDING))
          .forEach(f -> found.put(Long.parseLong(f.getFileName().toString(), 0, 20, 10), f));
    }
    return found;
  }

  /** The line at that offset of a spool that another process may be writing. */
  static Optional<byte[]> line(Path folder, long offset) throws IOException {
    Map.Entry<Long, Path> segment = segments(folder).floorEntry(offset);
    return segment == null ? Optional.empty() : line(segment, offset);
  }

  private void open() throws IOException {
    Path file = folder.resolve("%020d%s".formatted(base, ENDING));
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    segments.put(base, file);
  }

  private long wholeLines() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long at = channel.size(); at > 0; at--) {
      channel.read(one.clear(), at - 1);
      if (one.get(0) == '\n') {
        return at;
      }
    }
    return 0;
  }

  /** The offset of the first line that is there. */
  long first() {
    return segments.firstKey();
  }

  /** The offset behind the last line that survives a crash. */
  long durable() {
    return durable;
  }

  /** Whether more is unread than may be. */
  boolean isFull() {
    return durable - kept > sizes.unread();
  }

  /** Whatever is added from now on has at least that offset. */
  synchronized void skipTo(long offset) throws IOException {
    if (offset > end) {
      next(offset);
      durable = end;
    }
  }

  private void next(long at) throws IOException {
    channel.force(true);
    FileChannel before = channel;
    base = at;
    end = at;
    open();
    before.close();
  }

  /**
   * Adds lines, all or none; returns when they survive a crash.
   *
   * @param lines without their ends
   * @throws IOException when they do not
   */
  void add(List<byte[]> lines) throws IOException {
    long upTo = append(lines);
    synchronized (syncing) {
      if (durable < upTo) {
        durable = force();
      }
    }
  }

  private synchronized long append(List<byte[]> lines) throws IOException {
    int length = lines.stream().mapToInt(l -> l.length + 1).sum();
    ByteBuffer bytes = ByteBuffer.allocate(length);
    lines.forEach(l -> bytes.put(l).put((byte) '\n'));
    bytes.flip();
    if (end - base >= sizes.segment()) {
      next(end);
    }
    try {
      for (long at = end - base; bytes.hasRemaining(); ) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      channel.truncate(end - base);
      throw e;
    }
    end += length;
    return end;
  }

  /** What is in files before this one was forced when this one was opened. */
  private long force() throws IOException {
    FileChannel current;
    long reached;
    synchronized (this) {
      current = channel;
      reached = end;
      if (!current.isOpen()) {
        throw new IOException("the spool is closed");
      }
    }
    try {
      current.force(false);
    } catch (java.nio.channels.ClosedChannelException e) {
      // Another thread went on to the next file, and forced this one.
      return reached;
    }
    return reached;
  }

  /**
   * Nobody goes on reading ahead of this offset: files that end before it may go, but for some
   * history.
   */
  void release(long offset) throws IOException {
    kept = Math.max(kept, offset);
    while (segments.size() > 1) {
      Map.Entry<Long, Path> second = segments.higherEntry(segments.firstKey());
      if (second.getKey() > offset - sizes.history()) {
        return;
      }
      Files.deleteIfExists(segments.pollFirstEntry().getValue());
    }
  }

  /** The file that has that offset, or would have it. */
  Optional<Map.Entry<Long, Path>> segment(long offset) {
    return Optional.ofNullable(segments.floorEntry(offset));
  }

  /** Where the file behind that one begins. */
  Optional<Long> after(long segment) {
    return Optional.ofNullable(segments.higherKey(segment));
  }

  /** The line at that offset, if it is still there. */
  Optional<byte[]> line(long offset) throws IOException {
    Optional<Map.Entry<Long, Path>> segment = segment(offset);
    return segment.isEmpty() || offset >= durable ? Optional.empty() : line(segment.get(), offset);
  }

  private static Optional<byte[]> line(Map.Entry<Long, Path> segment, long offset)
      throws IOException {
    try (FileChannel in = FileChannel.open(segment.getValue(), StandardOpenOption.READ)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(4096);
      long at = offset - segment.getKey();
      while (in.read(buffer.clear(), at + line.size()) > 0) {
        for (int i = 0; i < buffer.position(); i++) {
          if (buffer.get(i) == '\n') {
            line.write(buffer.array(), 0, i);
            return Optional.of(line.toByteArray());
          }
        }
        line.write(buffer.array(), 0, buffer.position());
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void close() throws IOException {
    channel.force(true);
    channel.close();
  }
}
