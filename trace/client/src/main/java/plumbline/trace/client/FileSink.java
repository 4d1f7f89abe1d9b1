package plumbline.trace.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that is only ever added to, by whole lines in one write each: whatever kills the process
 * leaves a readable prefix.
 */
final class FileSink implements Sink {
  private static final int BLOCK = 1 << 13;

  private final FileChannel channel;

  private FileSink(FileChannel channel) {
    this.channel = channel;
  }

  static FileSink anew(Path file) throws IOException {
    return open(file, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Goes on after the last whole line; what is left of one that was cut off goes. */
  static FileSink onto(Path file) throws IOException {
    FileSink sink = open(file, StandardOpenOption.READ);
    sink.channel.truncate(sink.lastLineEnd());
    sink.channel.position(sink.channel.size());
    return sink;
  }

  private static FileSink open(Path file, OpenOption how) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return new FileSink(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how));
  }

  private long lastLineEnd() throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long end = channel.size(); end > 0; end -= BLOCK) {
      long start = Math.max(0, end - BLOCK);
      block.clear().limit((int) (end - start));
      int read = channel.read(block, start);
      for (int i = read - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return start + i + 1;
        }
      }
    }
    return 0;
  }

  /** The last event of a node that is in the file. */
  Optional<LastEvent> last(String nodeJson) throws IOException {
    return LastEvent.in(channel, nodeJson);
  }

  @Override
  public void write(ByteBuffer lines) throws IOException {
    while (lines.hasRemaining()) {
      channel.write(lines);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
