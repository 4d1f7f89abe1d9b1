package plumbline.trace.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a node had come when its trace ended.
 *
 * @param seq the number of its last event
 * @param clock what that event knew of the other nodes, and of its own
 */
record LastEvent(long seq, Map<String, Long> clock) {
  private static final int FIRST_LOOK = 1 << 16;
  private static final int FARTHEST_LOOK = 1 << 28;
  private static final Pattern ENTRY = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\":(\\d+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

  /**
   * Finds a node's last event in a trace that this library wrote, from the end backwards. A last
   * line that was cut off is no event.
   *
   * @param nodeJson the node's name as a JSON string
   * @return none when the trace has no event of the node in its last 256 MiB
   */
  static Optional<LastEvent> in(FileChannel file, String nodeJson) throws IOException {
    Pattern frame =
        Pattern.compile(
            ",\"node\":%1$s,\"seq\":(\\d+),\"time\":\"[^\"]*\",\"clock\":(\\{%1$s:\\1(?:,%2$s)*})"
                .formatted(Pattern.quote(nodeJson), ENTRY));
    for (long look = FIRST_LOOK; ; look *= 4) {
      long start = Math.max(0, file.size() - look);
      String[] lines = text(file, start).split("\n", -1);
      // The first may have begun earlier.
      for (int i = lines.length - 2; i >= (start > 0 ? 1 : 0); i--) {
        Matcher matcher = frame.matcher(lines[i]);
        if (matcher.find()) {
          return Optional.of(
              new LastEvent(Long.parseLong(matcher.group(1)), clock(matcher.group(2))));
        }
      }
      if (start == 0 || look >= FARTHEST_LOOK) {
        return Optional.empty();
      }
    }
  }

  private static String text(FileChannel file, long start) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - start));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, start + bytes.position()) < 0) {
        throw new EOFException("The trace was shortened while it was read.");
      }
    }
    return UTF_8.decode(bytes.flip()).toString();
  }

  private static Map<String, Long> clock(String json) {
    Map<String, Long> clock = new TreeMap<>();
    Matcher entry = ENTRY.matcher(json);
    while (entry.find()) {
      String name =
          ESCAPE
              .matcher(entry.group(1))
              .replaceAll(
                  escape -> Matcher.quoteReplacement(unescaped(escape.group(1), escape.group(2))));
      clock.put(name, Long.parseLong(entry.group(2)));
    }
    return clock;
  }

  private static String unescaped(String hex, String character) {
    if (hex != null) {
      return Character.toString((char) Integer.parseInt(hex, 16));
    }
    return character.equals("n") ? "\n" : character;
  }
}
