package plumbline.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.trace.Event;
import plumbline.trace.JsonPath;
import tools.jackson.databind.JsonNode;

/**
 * What tells instances apart: one or more parts of an event, joined by a slash.
 *
 * @param text as the user wrote it
 */
public record KeyPath(String text, List<Part> parts) {
  /** There is one instance. */
  public static final KeyPath ALL = new KeyPath("all", List.of());

  /** One part of a key. */
  public sealed interface Part {
    /** What stands there in the line. */
    record InLine(JsonPath path) implements Part {}

    /** An argument of the action. */
    record Argument(String name) implements Part {}

    /** The node that logged the event. */
    record Node() implements Part {}

    /** The key of the message that the event came in. */
    record OfMessage() implements Part {}
  }

  /**
   * Reads {@code $.path}, {@code args.NAME}, {@code node} or {@code record}, or several with commas
   * between them, or {@code all}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static KeyPath parse(String text) {
    if (text.strip().equals(ALL.text)) {
      return ALL;
    }
    List<Part> parts = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      parts.add(part(word.strip()));
    }
    return new KeyPath(text, List.copyOf(parts));
  }

  private static Part part(String word) {
    if (word.startsWith("$")) {
      return new Part.InLine(JsonPath.parse(word));
    }
    if (word.matches("args\\.\\w+")) {
      return new Part.Argument(word.substring("args.".length()));
    }
    return switch (word) {
      case "node" -> new Part.Node();
      case "record" -> new Part.OfMessage();
      default ->
          throw new IllegalArgumentException(
              "\"%s\" is no key; there are $.path (in the line), args.NAME, node and record (the key of the Kafka record), several of them with commas between, and all (one instance)"
                  .formatted(word));
    };
  }

  /** Whether the key of the message is all that there is to it. */
  public boolean isOfMessage() {
    return parts.equals(List.of(new Part.OfMessage()));
  }

  /**
   * The key of an event.
   *
   * @param messageKey of the message that it came in; empty when it has none
   * @return nothing where the event lacks a part of it
   */
  public Optional<String> of(Event event, String messageKey) {
    if (parts.size() == 1) {
      return of(parts.getFirst(), event, messageKey);
    }
    if (parts.isEmpty()) {
      return Optional.of(text);
    }
    StringBuilder key = new StringBuilder();
    for (Part part : parts) {
      Optional<String> text = of(part, event, messageKey);
      if (text.isEmpty()) {
        return text;
      }
      key.append(key.isEmpty() ? "" : "/").append(text.get());
    }
    return Optional.of(key.toString());
  }

  @Override
  public String toString() {
    return text;
  }

  private static Optional<String> of(Part part, Event event, String messageKey) {
    return switch (part) {
      case Part.InLine(JsonPath path) -> text(path.in(event.line()));
      case Part.Argument(String name) -> text(event.args().path(name));
      case Part.Node() -> event.node().isEmpty() ? Optional.empty() : Optional.of(event.node());
      case Part.OfMessage() -> messageKey.isEmpty() ? Optional.empty() : Optional.of(messageKey);
    };
  }

  private static Optional<String> text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(value.isString() ? value.stringValue() : value.toString());
  }
}
