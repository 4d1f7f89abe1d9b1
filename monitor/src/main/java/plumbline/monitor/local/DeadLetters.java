package plumbline.monitor.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import plumbline.monitor.DeadLetter;

/** What could not be used. */
@FunctionalInterface
public interface DeadLetters {
  /**
   * Keeps a letter.
   *
   * @throws IOException when it cannot be kept; it can be tried again
   */
  void add(DeadLetter letter) throws IOException;

  /** A file that letters are added to, one JSON object in a line. */
  static DeadLetters in(Path file) {
    return letter -> {
      byte[] json = letter.json();
      ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
      try (FileChannel out =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (line.hasRemaining()) {
          out.write(line);
        }
      }
    };
  }
}
