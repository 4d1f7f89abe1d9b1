package plumbline.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Every distinct state as its fingerprint and the number of its predecessor, in a file: what a
 * behaviour is rebuilt from, and what a resumed run fills its set of fingerprints from. 16 bytes of
 * disk for each state, no memory but a block for each worker.
 *
 * <p>A state's number is the place of its record. Each worker fills blocks of its own, so that
 * workers never wait for each other; what a worker leaves unfilled in a block stays zero.
 */
final class StateLog implements AutoCloseable {
  /** The predecessor of an initial state. */
  static final long NONE = -1;

  private static final int RECORD = 16;
  private static final int RECORDS = 4096;
  private static final int BLOCK = RECORD * RECORDS;

  private final Path file;
  private final boolean keep;
  private final AtomicLong blocks = new AtomicLong();
  private final ConcurrentHashMap<Long, ByteBuffer> open = new ConcurrentHashMap<>();
  private final List<Writer> writers = new ArrayList<>();
  private FileChannel channel;

  /**
   * A log in a file that is made when the first block is full.
   *
   * @param keep whether the file outlives this log
   */
  StateLog(Path file, boolean keep) {
    this.file = file;
    this.keep = keep;
  }

  /** Where one worker adds states. */
  synchronized Writer writer() {
    Writer writer = new Writer();
    writers.add(writer);
    return writer;
  }

  /** Adds states for one worker; not thread-safe by itself. */
  final class Writer {
    private ByteBuffer block;
    private long number;

    /** Adds a state and gives its number. */
    long add(long fingerprint, long predecessor) {
      if (block == null || !block.hasRemaining()) {
        finishBlock();
        long index = blocks.getAndIncrement();
        block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        number = index * RECORDS;
        open.put(index, block);
      }
      block.putLong(fingerprint).putLong(predecessor);
      return number++;
    }

    private void finishBlock() {
      if (block != null) {
        long index = (number - 1) / RECORDS;
        write(block.duplicate().clear(), index * BLOCK);
        open.remove(index);
        block = null;
      }
    }
  }

  /** The fingerprints of a behaviour that ends in the state of that number, initial state first. */
  List<Long> fingerprintsTo(long last) {
    List<Long> path = new ArrayList<>();
    for (long number = last; number != NONE; ) {
      ByteBuffer block = open.get(number / RECORDS);
      int at = (int) (number % RECORDS) * RECORD;
      if (block == null) {
        block = read(number * RECORD, RECORD);
        at = 0;
      }
      path.add(block.getLong(at));
      number = block.getLong(at + 8);
    }
    return path.reversed();
  }

  /**
   * Writes all that was added safely to disk. The workers must be at rest.
   *
   * @return the number of blocks, which never change from now on
   */
  synchronized long force() {
    writers.forEach(Writer::finishBlock);
    try {
      channel().force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return blocks.get();
  }

  /** Goes on with a file of which only the first blocks count; shows the fingerprints in them. */
  void restore(long written, LongConsumer fingerprints) throws IOException {
    if (channel().size() < written * BLOCK) {
      throw new IOException(file + " is shorter than its checkpoint says");
    }
    channel().truncate(written * BLOCK);
    blocks.set(written);
    for (long index = 0; index < written; index++) {
      ByteBuffer block = read(index * BLOCK, BLOCK);
      while (block.hasRemaining()) {
        long fingerprint = block.getLong();
        block.getLong();
        if (fingerprint != 0) {
          fingerprints.accept(fingerprint);
        }
      }
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(ByteBuffer from, long position) {
    try {
      long at = position;
      while (from.hasRemaining()) {
        at += channel().write(from, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private ByteBuffer read(long position, int length) {
    ByteBuffer into = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (into.hasRemaining()) {
        if (channel().read(into, position + into.position()) < 0) {
          throw new IOException("it ends too early");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return into.flip();
  }

  private synchronized FileChannel channel() throws IOException {
    if (channel == null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      List<StandardOpenOption> options =
          new ArrayList<>(
              List.of(
                  StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
      if (!keep) {
        options.add(StandardOpenOption.DELETE_ON_CLOSE);
      }
      channel = FileChannel.open(file, options.toArray(StandardOpenOption[]::new));
    }
    return channel;
  }
}
