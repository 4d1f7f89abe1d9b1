package plumbline.trace.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is only ever added to, by whole lines in one write each: whatever kills the process
 * leaves a readable prefix.
 */
final class FileSink implements Sink {
  private final FileChannel channel;

  private FileSink(FileChannel channel) {
    this.channel = channel;
  }

  static FileSink anew(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return new FileSink(
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING));
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
