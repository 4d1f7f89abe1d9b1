package plumbline.explore;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import plumbline.explore.Storage.Stored;
import plumbline.tla.SourceRange;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueReader;
import plumbline.tla.value.ValueWriter;

/**
 * A saved run in a folder: {@code states}, the log of all distinct states, which only grows; {@code
 * frontier-N}, the states that waited at the N-th checkpoint; and {@code checkpoint}, which says
 * how much of the log counts, which frontier belongs to it, and all that was counted. A checkpoint
 * comes into being when the last of them is renamed into its place, after all the others are safely
 * on disk; a crash at any moment leaves the one before.
 */
final class CheckpointFolder implements AutoCloseable {
  private static final long MAGIC = 0x706C756D62303032L;

  private final Path folder;
  private final Spec spec;
  private final String kind;
  private final FileChannel lockFile;
  private int saved;

  /**
   * Takes a folder into use, for one process at a time.
   *
   * @param kind of the run: what is saved by one kind cannot be resumed by another
   */
  CheckpointFolder(ExploreOptions.Checkpoint wanted, Spec spec, String kind) {
    this.folder = wanted.folder();
    this.spec = spec;
    this.kind = kind;
    this.lockFile = locked();
    if (!wanted.resume() && exists()) {
      close();
      throw refused(
          "it holds a saved run: go on with --resume, or remove the folder to start anew");
    }
  }

  private FileChannel locked() {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw refused("another run uses it");
      }
      return channel;
    } catch (IOException e) {
      throw refused("it cannot be used: " + e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true; // by another run of this process
    }
  }

  /** Whether there is a saved run. */
  boolean exists() {
    return Files.exists(header());
  }

  Path folder() {
    return folder;
  }

  Path log() {
    return folder.resolve("states");
  }

  private Path header() {
    return folder.resolve("checkpoint");
  }

  private Path frontier(int number) {
    return folder.resolve("frontier-" + number);
  }

  private SpecException refused(String why) {
    return refused(folder, why);
  }

  /** What a user is told whose checkpoints cannot be. */
  static SpecException refused(Path folder, String why) {
    return new SpecException(
        SpecException.Kind.SYSTEM,
        "the checkpoint folder " + folder + ": " + why,
        SourceRange.NONE);
  }

  /** Saves a run whose workers are at rest. */
  void save(Search search) {
    try {
      long blocks = search.log.force();
      saved++;
      long checksum = writeFrontier(search, frontier(saved));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(MAGIC);
      out.writeUTF(identity());
      out.writeInt(saved);
      out.writeLong(checksum);
      out.writeLong(blocks);
      out.writeBoolean(search.cut);
      out.writeLong(search.initial);
      search.total().writeTo(out);
      spec.atoms().writeTo(out);
      writeRegisters(search, out);
      CRC32C crc = new CRC32C();
      crc.update(bytes.toByteArray());
      out.writeLong(crc.getValue());
      Path partial = folder.resolve("checkpoint.partial");
      Files.write(partial, bytes.toByteArray());
      force(partial);
      Files.move(
          partial, header(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder);
      Files.deleteIfExists(frontier(saved - 1));
    } catch (IOException e) {
      throw refused("the run cannot be saved: " + e);
    }
  }

  private long writeFrontier(Search search, Path file) throws IOException {
    ChunkCodec codec = new ChunkCodec(spec.variables().size(), spec.atoms());
    CRC32C crc = new CRC32C();
    try (DataOutputStream out =
        new DataOutputStream(
            new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), crc))) {
      for (List<Stored> part : search.frontier.contents()) {
        out.writeInt(part.size());
        for (Stored stored : part) {
          byte[] bytes = search.frontier.storage.packed(stored, codec);
          out.writeInt(stored.size());
          out.writeInt(bytes.length);
          out.write(bytes);
        }
      }
    }
    force(file);
    return crc.getValue();
  }

  private void writeRegisters(Search search, DataOutputStream out) throws IOException {
    out.writeInt(search.workers().size());
    for (Worker worker : search.workers()) {
      Map<Value, Value> registers = worker.stepper.registers();
      ValueWriter writer = new ValueWriter(spec.atoms());
      writer.writeNatural(registers.size());
      registers.forEach(
          (key, value) -> {
            writer.write(key);
            writer.write(value);
          });
      out.writeInt(writer.length());
      out.write(writer.buffer(), 0, writer.length());
    }
  }

  /** Puts a run where it was saved: the search is new, its set and its frontier are empty. */
  void restore(Search search) {
    try {
      byte[] bytes = Files.readAllBytes(header());
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      check(bytes, in);
      saved = in.readInt();
      long checksum = in.readLong();
      long blocks = in.readLong();
      search.cut = in.readBoolean();
      search.initial = in.readLong();
      search.before.readFrom(in);
      spec.atoms().restore(in);
      readRegisters(search, in);
      search.log.restore(blocks, fingerprint -> search.seen.add(fingerprint, 1));
      readFrontier(search, frontier(saved), checksum);
      if (search.seen.size() != search.before.distinct()) {
        throw new IOException("the log has other states than were counted");
      }
    } catch (IOException | UncheckedIOException e) {
      throw refused("the saved run cannot be read: " + e.getMessage());
    }
  }

  private void check(byte[] bytes, DataInputStream in) throws IOException {
    if (bytes.length < 24 || in.readLong() != MAGIC) {
      throw new IOException("the file checkpoint is not one of plumbline's");
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 8);
    DataInputStream end = new DataInputStream(new ByteArrayInputStream(bytes, bytes.length - 8, 8));
    if (end.readLong() != crc.getValue()) {
      throw new IOException("the file checkpoint is damaged");
    }
    String theirs = in.readUTF();
    if (!theirs.equals(identity())) {
      throw new IOException(
          "it was saved by another spec, configuration, strategy or version:\n  saved by "
              + theirs
              + "\n  this is "
              + identity());
    }
  }

  private void readRegisters(Search search, DataInputStream in) throws IOException {
    List<Map<Value, Value>> all = new ArrayList<>();
    int workers = in.readInt();
    for (int i = 0; i < workers; i++) {
      byte[] bytes = in.readNBytes(in.readInt());
      ValueReader reader = new ValueReader(spec.atoms(), bytes);
      Map<Value, Value> registers = new HashMap<>();
      for (long left = reader.readNatural(); left > 0; left--) {
        registers.put(reader.read(), reader.read());
      }
      all.add(registers);
    }
    for (int i = 0; i < search.workers().size(); i++) {
      search.workers().get(i).stepper.registers(all.get(i < workers ? i : 0));
    }
  }

  private void readFrontier(Search search, Path file, long checksum) throws IOException {
    CRC32C crc = new CRC32C();
    List<List<Stored>> parts = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), crc))) {
      for (int part = 0; part < 2; part++) {
        List<Stored> chunks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          int size = in.readInt();
          chunks.add(search.frontier.storage.store(size, in.readNBytes(in.readInt())));
        }
        parts.add(chunks);
      }
    }
    if (crc.getValue() != checksum) {
      throw new IOException("the file " + file.getFileName() + " is damaged");
    }
    search.frontier.restore(parts.getFirst(), parts.getLast());
  }

  private String identity() {
    String version = CheckpointFolder.class.getPackage().getImplementationVersion();
    return "plumbline "
        + (version == null ? "unpackaged" : version)
        + ", "
        + kind
        + ", "
        + spec.name()
        + " "
        + spec.digest();
  }

  /** The run is over: there is nothing to go on with. */
  void delete() {
    try {
      Files.deleteIfExists(header());
      Files.deleteIfExists(log());
      Files.deleteIfExists(frontier(saved));
    } catch (IOException e) {
      throw refused("it cannot be emptied: " + e);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw refused("it cannot be closed: " + e);
    }
  }
}
