package plumbline.trace.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * JSON in the making: bytes that grow up to a limit. What goes beyond is dropped and remembered
 * ({@link #overrun}), so that a huge value costs no more than the limit.
 */
final class Json {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_CHARACTER = 6;

  private final int limit;
  private byte[] bytes;
  private int length;
  private boolean overrun;

  Json(int limit) {
    this.limit = limit;
    this.bytes = new byte[Math.min(limit, 128)];
  }

  /** A text as a JSON string. */
  static String of(String text) {
    Json json = new Json(Integer.MAX_VALUE - 8);
    json.string(text);
    return new String(json.bytes, 0, json.length, UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  boolean overrun() {
    return overrun;
  }

  /** Takes back what was written after {@code length}. */
  void cutTo(int newLength) {
    length = newLength;
    overrun = false;
  }

  void raw(char ascii) {
    if (room(1)) {
      bytes[length++] = (byte) ascii;
    }
  }

  void raw(String ascii) {
    if (room(ascii.length())) {
      for (int i = 0; i < ascii.length(); i++) {
        bytes[length++] = (byte) ascii.charAt(i);
      }
    }
  }

  void number(long value) {
    if (room(LONGEST_NUMBER)) {
      length = Digits.put(bytes, length, value);
    }
  }

  void string(CharSequence text) {
    raw('"');
    for (int i = 0; i < text.length() && room(2 * LONGEST_CHARACTER); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | (c >> 6));
        tail(c);
      } else if (!Character.isSurrogate(c)) {
        bytes[length++] = (byte) (0xE0 | (c >> 12));
        tail(c >> 6);
        tail(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        bytes[length++] = (byte) (0xF0 | (point >> 18));
        tail(point >> 12);
        tail(point >> 6);
        tail(point);
      } else {
        // Half a pair has no UTF-8.
        escape(c);
      }
    }
    raw('"');
  }

  private void ascii(char c) {
    if (c == '"' || c == '\\') {
      bytes[length++] = '\\';
      bytes[length++] = (byte) c;
    } else if (c == '\n') {
      bytes[length++] = '\\';
      bytes[length++] = 'n';
    } else if (c < 0x20) {
      escape(c);
    } else {
      bytes[length++] = (byte) c;
    }
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(c >> shift) & 0xF];
    }
  }

  private void tail(int bits) {
    bytes[length++] = (byte) (0x80 | (bits & 0x3F));
  }

  private boolean room(int more) {
    if (overrun || more > limit - length) {
      overrun = true;
      return false;
    }
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(2 * bytes.length, length + more)));
    }
    return true;
  }
}
