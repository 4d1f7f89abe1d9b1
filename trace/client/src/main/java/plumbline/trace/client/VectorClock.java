package plumbline.trace.client;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node knows of the others: how many events of each happened before its next one. The node's
 * own number is its sequence number. As text: {@code r1=7,tm=3}, names encoded as in a URL.
 */
final class VectorClock {
  private final Map<String, Long> others = new TreeMap<>();
  private final Json json = new Json(Integer.MAX_VALUE - 8);
  private String text = "";

  /** The others, each behind a comma, as members of a JSON object. */
  Json json() {
    return json;
  }

  /** The clock of a node that knows of these and has itself seen {@code seq} events. */
  String text(String node, long seq) {
    return encode(node) + '=' + seq + text;
  }

  /** Takes in what another node knew, without its word on this node. */
  void merge(Map<String, Long> other, String self) {
    boolean news = false;
    for (Map.Entry<String, Long> entry : other.entrySet()) {
      if (!entry.getKey().equals(self)
          && entry.getValue() > others.getOrDefault(entry.getKey(), 0L)) {
        others.put(entry.getKey(), entry.getValue());
        news = true;
      }
    }
    if (news) {
      render();
    }
  }

  private void render() {
    json.cutTo(0);
    StringBuilder words = new StringBuilder();
    others.forEach(
        (node, seq) -> {
          json.raw(',');
          json.string(node);
          json.raw(':');
          json.number(seq);
          words.append(',').append(encode(node)).append('=').append(seq);
        });
    text = words.toString();
  }

  /**
   * @throws IllegalArgumentException when it is not a clock's text
   */
  static Map<String, Long> parse(String text) {
    Map<String, Long> clock = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      try {
        long seq = Long.parseLong(part.substring(equals + 1));
        if (equals > 0 && seq >= 0) {
          clock.put(URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8), seq);
          continue;
        }
      } catch (IllegalArgumentException e) {
        throw malformed(text, part, e);
      }
      throw malformed(text, part, null);
    }
    return clock;
  }

  private static IllegalArgumentException malformed(String text, String part, Exception cause) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" is not a clock that inject() gave: \""
            + part
            + "\" should read like r1=7. Was the header changed on its way?",
        cause);
  }

  private static String encode(String node) {
    return URLEncoder.encode(node, StandardCharsets.UTF_8);
  }
}
