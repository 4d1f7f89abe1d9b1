package plumbline.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Bytes that wait on disk, in files of a limited size, each deleted when all that is in it was
 * read. Thread-safe.
 */
final class SpillFiles implements AutoCloseable {
  private static final long FILE_SIZE = 256L << 20;

  private final Path folder;
  private final Set<Spill> open = new HashSet<>();
  private Spill current;
  private int made;

  /** One file; its fields are guarded by the owner. */
  private static final class Spill {
    final Path file;
    final FileChannel channel;
    long end;
    long unread;

    Spill(Path file) throws IOException {
      this.file = file;
      this.channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
  }

  /** Where some bytes are. */
  static final class Place {
    private final Spill spill;
    private final long position;
    private final int length;

    private Place(Spill spill, long position, int length) {
      this.spill = spill;
      this.position = position;
      this.length = length;
    }

    int length() {
      return length;
    }
  }

  /** The folder is made when it is needed. */
  SpillFiles(Path folder) {
    this.folder = folder;
  }

  Place write(byte[] bytes) {
    try {
      Place place = reserve(bytes.length);
      ByteBuffer from = ByteBuffer.wrap(bytes);
      while (from.hasRemaining()) {
        place.spill.channel.write(from, place.position + from.position());
      }
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write waiting states to " + folder, e);
    }
  }

  private synchronized Place reserve(int length) throws IOException {
    if (current == null || current.end >= FILE_SIZE) {
      Files.createDirectories(folder);
      current = new Spill(folder.resolve("queue-" + made++));
      open.add(current);
    }
    Place place = new Place(current, current.end, length);
    current.end += length;
    current.unread += length;
    return place;
  }

  /** Reads bytes that stay where they are. */
  byte[] read(Place place) {
    ByteBuffer into = ByteBuffer.allocate(place.length);
    try {
      while (into.hasRemaining()) {
        if (place.spill.channel.read(into, place.position + into.position()) < 0) {
          throw new IOException("it ends too early");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place.spill.file, e);
    }
    return into.array();
  }

  /** Says that bytes are not needed any more. */
  synchronized void free(Place place) {
    Spill spill = place.spill;
    spill.unread -= place.length;
    if (spill.unread == 0 && (spill != current || spill.end >= FILE_SIZE)) {
      close(spill);
    }
  }

  @Override
  public synchronized void close() {
    Set.copyOf(open).forEach(this::close);
  }

  private void close(Spill spill) {
    open.remove(spill);
    if (spill == current) {
      current = null;
    }
    try {
      spill.channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + spill.file, e);
    }
  }
}
