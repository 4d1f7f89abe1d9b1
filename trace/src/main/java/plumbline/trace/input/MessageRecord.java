package plumbline.trace.input;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import plumbline.trace.Place;
import plumbline.trace.TraceException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The value of a message that came by itself, not in a file; one after the other. */
public final class MessageRecord implements Records, Text {
  private final LineForm form;
  private final int longest;
  private byte[] bytes = {};
  private Place place = new Place("", 0);
  private JsonNode value;
  private long messages;

  /**
   * @param longest the most bytes of a message
   * @param pattern is found in every message; they are JSON where there is none
   */
  public MessageRecord(int longest, Optional<Pattern> pattern) {
    this.longest = longest;
    this.form = pattern.<LineForm>map(TextLine::new).orElseGet(() -> new JsonLine(longest));
  }

  /**
   * Goes to that message.
   *
   * @throws TraceException when it has no value
   */
  public void take(byte[] message, Place at) {
    bytes = message;
    place = at;
    messages++;
    if (message.length > longest) {
      throw new TraceException(
          "this message is longer than %,d bytes; is it one event? If so, raise the limit"
              .formatted(longest),
          at);
    }
    int wrong = Utf8.firstWrong(message, 0, message.length);
    if (wrong >= 0) {
      throw wrong(0, "byte 0x%02X is no UTF-8".formatted(message[wrong] & 0xFF), null);
    }
    value = form.value(this);
  }

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public JsonNode value() {
    return value;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public TraceException wrong(JsonPointer where, String message) {
    return wrong(form.column(this, where), message, null);
  }

  @Override
  public long linesRead() {
    return messages;
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  public long ignored() {
    return 0;
  }

  @Override
  public void close() {
    value = null;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int from() {
    return 0;
  }

  @Override
  public int to() {
    return bytes.length;
  }

  @Override
  public boolean isTerminated() {
    return true;
  }

  @Override
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public TraceException wrong(int column, String message, Throwable cause) {
    return new TraceException(
        message, place, column, Excerpt.of(text(), Math.max(column, 1)), cause);
  }
}
