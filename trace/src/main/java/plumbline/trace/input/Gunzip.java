package plumbline.trace.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), member after member. The JDK's own stream takes a pause of a pipe
 * between two members for the end, and bytes after the last one for nothing; a log must not lose
 * lines so.
 */
final class Gunzip extends InputStream {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream packed;
  private final byte[] buffer = new byte[64 << 10];
  private int at;
  private int filled;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private boolean ended;

  /** Begins with the header of the first member. */
  Gunzip(InputStream packed) throws IOException {
    this.packed = packed;
    header(next());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    try {
      while (!ended && length > 0) {
        int n = inflater.inflate(to, from, length);
        if (n > 0) {
          checksum.update(to, from, n);
          return n;
        }
        if (inflater.finished()) {
          trailer();
        } else if (inflater.needsDictionary()) {
          throw new IOException("the compressed data needs a dictionary");
        } else {
          fillInflater();
        }
      }
      return length == 0 ? 0 : -1;
    } catch (DataFormatException e) {
      throw new IOException("the compressed data is damaged: " + e.getMessage(), e);
    }
  }

  private void fillInflater() throws IOException {
    if (at == filled && !fill()) {
      throw new EOFException();
    }
    inflater.setInput(buffer, at, filled - at);
    at = filled;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(packed.read(buffer), 0);
    return filled > 0;
  }

  private void trailer() throws IOException {
    at = filled - inflater.getRemaining();
    long crc = word();
    long size = word();
    if (crc != checksum.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new IOException("the compressed data is damaged: its checksum is wrong");
    }
    inflater.reset();
    checksum.reset();
    // Some writers fill a block with zeros.
    int first = 0;
    while (first == 0 && (at < filled || fill())) {
      first = buffer[at++] & 0xFF;
    }
    if (first == 0) {
      ended = true;
    } else {
      header(first);
    }
  }

  private void header(int first) throws IOException {
    if (first != 0x1F || next() != 0x8B || next() != 8) {
      throw new IOException("there are bytes after the compressed data that are no gzip");
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() + (next() << 8));
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int c = next();
    while (c != 0) {
      c = next();
    }
  }

  private long word() throws IOException {
    return next() | (next() << 8) | (next() << 16) | ((long) next() << 24);
  }

  private int next() throws IOException {
    if (at == filled && !fill()) {
      throw new EOFException();
    }
    return buffer[at++] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
