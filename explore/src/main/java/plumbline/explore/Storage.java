package plumbline.explore;

/**
 * Keeps chunks until they are wanted: some as they are, more as bytes, the others on disk.
 * Thread-safe but for what a {@link ChunkCodec} needs, which each caller brings.
 */
final class Storage {
  /** A chunk in storage. */
  sealed interface Stored {
    /** How many states it has. */
    int size();
  }

  private record Live(Chunk chunk) implements Stored {
    @Override
    public int size() {
      return chunk.size();
    }
  }

  private record Packed(int size, byte[] bytes) implements Stored {}

  private record Spilled(int size, SpillFiles.Place place) implements Stored {}

  /** Some sixteen thousand states: what narrow levels need, and small beside the rest. */
  private static final int LIVE_CHUNKS = 64;

  private final long memory;
  private final Budget budget;
  private final SpillFiles files;
  private int live;
  private long inMemory;
  private long onDisk;
  private long peak;

  /**
   * @param memory bytes of chunks to keep in memory; none with 0
   */
  Storage(long memory, Budget budget, SpillFiles files) {
    this.memory = memory;
    this.budget = budget;
    this.files = files;
  }

  /** Stores a chunk, which the caller gives away. */
  Stored store(Chunk chunk, ChunkCodec codec) {
    synchronized (this) {
      if (live < LIVE_CHUNKS && memory > 0) {
        live++;
        return new Live(chunk);
      }
    }
    return store(chunk.size(), codec.pack(chunk));
  }

  /** Stores a chunk that is packed already. */
  Stored store(int size, byte[] bytes) {
    synchronized (this) {
      boolean fits = inMemory + bytes.length <= memory;
      inMemory += fits ? bytes.length : 0;
      onDisk += fits ? 0 : bytes.length;
      peak = Math.max(peak, inMemory + onDisk);
      if (fits) {
        budget.take(bytes.length);
        return new Packed(size, bytes);
      }
    }
    return new Spilled(size, files.write(bytes));
  }

  /** Gets a chunk back; it is not in storage any more. */
  Chunk take(Stored stored, ChunkCodec codec) {
    synchronized (this) {
      switch (stored) {
        case Live _ -> live--;
        case Packed p -> inMemory -= p.bytes().length;
        case Spilled s -> onDisk -= s.place().length();
      }
    }
    return switch (stored) {
      case Live l -> l.chunk();
      case Packed p -> {
        budget.release(p.bytes().length);
        yield codec.unpack(p.bytes());
      }
      case Spilled s -> {
        byte[] bytes = files.read(s.place());
        files.free(s.place());
        yield codec.unpack(bytes);
      }
    };
  }

  /** The bytes of a chunk that stays in storage. */
  byte[] packed(Stored stored, ChunkCodec codec) {
    return switch (stored) {
      case Live l -> codec.pack(l.chunk());
      case Packed p -> p.bytes();
      case Spilled s -> files.read(s.place());
    };
  }

  /** The most bytes that packed chunks took, in memory and on disk together. */
  synchronized long peak() {
    return peak;
  }
}
