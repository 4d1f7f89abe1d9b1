package plumbline.monitor.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;

/** Adds alerts to a file, one JSON object in a line. */
public final class FileSink implements Sink {
  private final Path file;

  public FileSink(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "file:" + file;
  }

  /** Opens the file each time, so that it can be rotated by whoever does that. */
  @Override
  public void send(Alert alert) throws IOException {
    byte[] json = AlertJson.bytes(alert);
    ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long before = out.size();
      try {
        while (line.hasRemaining()) {
          out.write(line);
        }
        out.force(false);
      } catch (IOException e) {
        // A full disk: half a line would spoil the next one.
        out.truncate(before);
        throw e;
      }
    }
  }
}
