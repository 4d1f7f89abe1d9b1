package plumbline.tla;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The line that an error is about, with a mark under its place. */
public final class Excerpt {
  private static final int WIDTH = 100;
  private static final int TAB = 8;

  private Excerpt() {}

  /**
   * Two lines to put after a message, each with a line break before it; empty where the file has no
   * such line.
   *
   * @param source where the text stands, as far as it can be read
   */
  public static String of(Path source, SourceRange at) {
    if (at.line() < 1) {
      return "";
    }
    try (Stream<String> lines = Files.lines(source, StandardCharsets.ISO_8859_1)) {
      return lines.skip(at.line() - 1L).findFirst().map(line -> of(decoded(line), at)).orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** The same of a line that is at hand. */
  public static String of(String line, SourceRange at) {
    String text = printable(line);
    int column = Math.clamp(at.column() - 1L, 0, text.length());
    int start = Math.max(0, Math.min(column - WIDTH / 2, text.length() - WIDTH));
    int end = Math.min(text.length(), start + WIDTH);
    int marked = at.endLine() == at.line() ? at.endColumn() - at.column() + 1 : end - column;
    String marks = "^".repeat(Math.clamp(marked, 1, Math.max(1, end - column)));
    String before = start > 0 ? "..." : "";
    return "\n    "
        + before
        + text.substring(start, end).stripTrailing()
        + "\n    "
        + " ".repeat(before.length() + column - start)
        + marks;
  }

  /** A line that was read byte by byte, so that no byte is an error: as UTF-8 where it is that. */
  static String decoded(String bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return bytes;
    }
  }

  /** Tabs take the columns that SANY counts for them; what a terminal would obey is shown as ?. */
  static String printable(String line) {
    StringBuilder text = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                text.repeat(" ", TAB - text.length() % TAB);
              } else {
                text.appendCodePoint(c < ' ' || (c >= 0x7f && c < 0xa0) ? '?' : c);
              }
            });
    return text.toString().endsWith("?") && line.endsWith("\r")
        ? text.substring(0, text.length() - 1)
        : text.toString();
  }
}
