package plumbline.trace.input;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import plumbline.trace.Place;
import plumbline.trace.TraceException;

/**
 * The lines of a file, one at a time in one buffer that is used again: no line is copied, and none
 * longer than the limit is ever held. Eight bytes are looked at in one step, for the line's end and
 * for whether the line is all ASCII (then it needs no check of its encoding); that is a gigabyte a
 * second, so that parsing is what a log costs.
 */
final class Lines implements Text {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long NEWLINES = ONES * '\n';
  private static final int FIRST_SIZE = 256 << 10;

  private final Unpacked input;
  private final int longest;

  /** Seven bytes more than are ever filled, so that eight can be read anywhere. */
  private byte[] buffer = new byte[FIRST_SIZE + 8];

  private int from;
  private int to;
  private int next;
  private int filled;
  private boolean ended;
  private boolean terminated;
  private IOException broken;
  private long number;
  private long high;

  Lines(Unpacked input, int longest) {
    this.input = input;
    this.longest = longest;
  }

  /**
   * Goes to the next line.
   *
   * @return false at the end
   * @throws TraceException when the line is too long or no UTF-8, or the file breaks off
   */
  boolean next() {
    from = next;
    high = 0;
    int scanned = from;
    while (true) {
      int newline = newline(scanned);
      if (newline >= 0) {
        return line(newline, true);
      }
      if (ended) {
        return last();
      }
      if (filled - from > longest) {
        throw tooLong(number + 1);
      }
      scanned = filled - from;
      fill();
      scanned += from;
    }
  }

  private boolean last() {
    if (broken != null) {
      number++;
      to = filled;
      throw brokenOff();
    }
    return from < filled && line(filled, false);
  }

  private boolean line(int end, boolean withNewline) {
    number++;
    next = withNewline ? end + 1 : end;
    terminated = withNewline;
    to = withNewline && end > from && buffer[end - 1] == '\r' ? end - 1 : end;
    if (to - from > longest) {
      throw tooLong(number);
    }
    if ((high & HIGHS) != 0) {
      refuseWrongEncoding();
    }
    return true;
  }

  /** Where the next newline is, or -1 when it is not among what was read. */
  private int newline(int start) {
    byte[] bytes = buffer;
    long seen = high;
    int i = start;
    while (i < filled) {
      long eight = (long) LONGS.get(bytes, i);
      long diff = eight ^ NEWLINES;
      long hit = (diff - ONES) & ~diff & HIGHS;
      seen |= eight;
      if (hit != 0) {
        int at = i + (Long.numberOfTrailingZeros(hit) >> 3);
        high = seen;
        return at < filled ? at : -1;
      }
      i += 8;
    }
    high = seen;
    return -1;
  }

  private void fill() {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= from;
      from = 0;
    }
    if (filled == buffer.length - 8) {
      buffer = Arrays.copyOf(buffer, 2 * (buffer.length - 8) + 8);
    }
    try {
      int n = input.bytes().read(buffer, filled, buffer.length - 8 - filled);
      ended = n < 0;
      filled += Math.max(n, 0);
    } catch (IOException e) {
      ended = true;
      broken = e;
    }
  }

  private TraceException tooLong(long line) {
    return new TraceException(
        "this line is longer than %,d bytes; is it a log with one event a line? If so, raise the limit"
            .formatted(longest),
        new Place(input.file().name(), line),
        0,
        Excerpt.of(
            new String(buffer, from, Math.min(120, filled - from), StandardCharsets.UTF_8), 1),
        null);
  }

  private TraceException brokenOff() {
    String why =
        Unpacked.isCutOff(broken) ? Unpacked.CUT_OFF : "cannot be read on: " + broken.getMessage();
    return wrong(0, why, broken);
  }

  private void refuseWrongEncoding() {
    int wrong = Utf8.firstWrong(buffer, from, to);
    if (wrong >= 0) {
      int column = new String(buffer, from, wrong - from, StandardCharsets.UTF_8).length() + 1;
      throw wrong(
          column,
          "byte 0x%02X is no UTF-8; convert the log: iconv -f WINDOWS-1252 -t UTF-8, or whatever it is in"
              .formatted(buffer[wrong] & 0xFF),
          null);
    }
  }

  @Override
  public TraceException wrong(int column, String message, Throwable cause) {
    String shown = Excerpt.of(text(), Math.max(column, 1));
    return new TraceException(message, place(), column, shown, cause);
  }

  @Override
  public byte[] bytes() {
    return buffer;
  }

  @Override
  public int from() {
    return from;
  }

  @Override
  public int to() {
    return to;
  }

  /** Whether the line ends with a newline, and not with the file. */
  @Override
  public boolean isTerminated() {
    return terminated;
  }

  boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String text() {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }

  /** Of the current line, from 1. */
  long number() {
    return number;
  }

  Place place() {
    return new Place(input.file().name(), number);
  }
}
