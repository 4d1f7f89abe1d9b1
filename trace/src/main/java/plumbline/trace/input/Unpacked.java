package plumbline.trace.input;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import plumbline.trace.Place;
import plumbline.trace.TraceException;
import plumbline.trace.TraceFile;

/**
 * The bytes of a trace, unpacked where its first bytes say gzip or zstd, with a look ahead at the
 * beginning.
 */
public final class Unpacked implements AutoCloseable {
  /** How much of the beginning can be looked at. */
  private static final int HEAD = 64 << 10;

  /** What packed data is told as that ends before its end. */
  static final String CUT_OFF =
      "the file is cut off here: its compressed data has no end; copy it again, or unpack what"
          + " there is with gzip -dc or zstd -dc";

  private final TraceFile file;
  private final Counted raw;
  private final BufferedInputStream bytes;
  private final byte[] head;

  private Unpacked(TraceFile file, Counted raw, BufferedInputStream bytes, byte[] head) {
    this.file = file;
    this.raw = raw;
    this.bytes = bytes;
    this.head = head;
  }

  /**
   * Opens it and reads its beginning.
   *
   * @throws TraceException when it cannot be read, is packed in a way that is not known, or is text
   *     in another encoding than UTF-8
   */
  public static Unpacked open(TraceFile file) {
    InputStream toClose = null;
    try {
      Counted raw = new Counted(file.open());
      toClose = raw;
      BufferedInputStream packed = new BufferedInputStream(raw, HEAD);
      byte[] magic = peek(packed, 4);
      BufferedInputStream bytes =
          startsWith(magic, 0x1F, 0x8B)
              ? new BufferedInputStream(new Gunzip(packed), HEAD)
              : startsWith(magic, 0x28, 0xB5, 0x2F, 0xFD)
                  ? new BufferedInputStream(new ZstdInputStream(packed), HEAD)
                  : packed;
      byte[] head = peek(bytes, HEAD);
      if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
        bytes.skipNBytes(3);
        head = peek(bytes, HEAD);
      }
      refuseOtherEncodings(head, file);
      toClose = null;
      return new Unpacked(file, raw, bytes, head);
    } catch (IOException e) {
      throw unreadable(file, e);
    } finally {
      closeQuietly(toClose);
    }
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Up to so many bytes that stay to be read. Where the file breaks off within them, those before
   * count, and the break is found again where it is.
   */
  private static byte[] peek(BufferedInputStream in, int most) throws IOException {
    in.mark(most);
    byte[] bytes = new byte[most];
    int n = 0;
    try {
      while (n < most) {
        int read = in.read(bytes, n, most - n);
        // A pipe gives what it has; waiting for more than a line would hold up a live log.
        n += Math.max(read, 0);
        if (read < 0 || (in.available() == 0 && holdsNewline(bytes, n))) {
          break;
        }
      }
    } catch (IOException e) {
      if (n == 0) {
        throw e;
      }
    }
    in.reset();
    return Arrays.copyOf(bytes, n);
  }

  private static boolean holdsNewline(byte[] bytes, int n) {
    for (int i = 0; i < n; i++) {
      if (bytes[i] == '\n') {
        return true;
      }
    }
    return false;
  }

  private static void refuseOtherEncodings(byte[] head, TraceFile file) {
    if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE)) {
      throw new TraceException(
          "this is UTF-16; convert it: iconv -f UTF-16 -t UTF-8", new Place(file.name(), 0));
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      throw new TraceException(
          "this is a zip archive; unpack it and give the files in it", new Place(file.name(), 0));
    }
  }

  /** Whether packed data ends before its end. */
  static boolean isCutOff(IOException e) {
    return e instanceof EOFException || String.valueOf(e.getMessage()).contains("Truncated");
  }

  /** What an input that cannot be read is told as. */
  static TraceException unreadable(TraceFile file, IOException e) {
    String why =
        switch (e) {
          case NoSuchFileException _, FileNotFoundException _ -> "no such file";
          case AccessDeniedException _ -> "may not be read by this user";
          default -> isCutOff(e) ? CUT_OFF : "cannot be read: " + e.getMessage();
        };
    return new TraceException(why, new Place(file.name(), 0), 0, "", e);
  }

  private static void closeQuietly(InputStream stream) {
    try {
      if (stream != null) {
        stream.close();
      }
    } catch (IOException e) {
      // What is thrown already says more.
    }
  }

  /** The file. */
  public TraceFile file() {
    return file;
  }

  /** The first bytes, up to 64 KiB; they are still to be read. */
  public byte[] head() {
    return head;
  }

  /** All bytes. */
  public InputStream bytes() {
    return bytes;
  }

  /** How many bytes of the file were read, compressed as they are. */
  public long bytesRead() {
    return raw.count;
  }

  @Override
  public void close() {
    try {
      if (!file.isStandardInput()) {
        bytes.close();
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int n = in.read(to, from, length);
      count += Math.max(n, 0);
      return n;
    }
  }
}
