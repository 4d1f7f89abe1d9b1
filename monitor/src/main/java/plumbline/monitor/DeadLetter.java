package plumbline.monitor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message, or an event in it, that could not be used.
 *
 * @param source what it was read from
 * @param offset where it stands there
 * @param reason why, and how to mend it
 * @param message as it came
 */
public record DeadLetter(String source, long offset, String reason, byte[] message) {
  /** Of a longer message only the beginning is kept; the whole of it is where it came from. */
  public static final int MOST_BYTES = 256 << 10;

  /** The beginning of the message. */
  public byte[] beginning() {
    return message.length <= MOST_BYTES ? message : Arrays.copyOf(message, MOST_BYTES);
  }

  /** The letter as one line of JSON, in UTF-8, without a line break. */
  public byte[] json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("source", source);
    json.put("offset", offset);
    json.put("reason", reason);
    json.put("bytes", message.length);
    json.put("message", new String(beginning(), StandardCharsets.UTF_8));
    return JsonMapper.shared().writeValueAsBytes(json);
  }
}
