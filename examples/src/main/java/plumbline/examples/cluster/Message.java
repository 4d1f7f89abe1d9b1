package plumbline.examples.cluster;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A message between two processes: named fields, one line of text on the wire. */
public record Message(Map<String, String> fields) {
  private static final String TYPE = "type";
  private static final String FROM = "from";

  /** A message without other fields yet. */
  public static Message of(String type) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(TYPE, type);
    return new Message(fields);
  }

  /** Adds a field. */
  public Message with(String name, Object value) {
    fields.put(name, value.toString());
    return this;
  }

  Message from(String sender) {
    return with(FROM, sender);
  }

  public String type() {
    return get(TYPE);
  }

  /** Who sent it. */
  public String sender() {
    return get(FROM);
  }

  /** A field as a number. */
  public int number(String name) {
    return Integer.parseInt(get(name));
  }

  /** A field, which has to be there. */
  public String get(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The message " + fields + " has no " + name + ".");
    }
    return value;
  }

  String line() {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static Message parse(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : line.split("&", -1)) {
      int equals = field.indexOf('=');
      fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
    }
    return new Message(fields);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
