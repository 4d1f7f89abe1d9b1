package plumbline.monitor.script;

import java.util.List;
import java.util.Optional;
import plumbline.monitor.Intake.Message;
import plumbline.monitor.KeyPath;
import tools.jackson.databind.JsonNode;

/** Tells which stream a record belongs to. */
final class Records {
  private final List<KeyPath.Part> parts;

  /**
   * @throws IllegalArgumentException when the key is one of events, which records are not
   */
  Records(KeyPath key) {
    for (KeyPath.Part part : key.parts()) {
      if (part instanceof KeyPath.Part.Argument || part instanceof KeyPath.Part.Node) {
        throw new IllegalArgumentException(
            "--key %s is of events, but a spec with the module Traces reads records: give $.path, record (the key of the Kafka record), or nothing for one stream a file or partition"
                .formatted(key.text()));
      }
    }
    this.parts = key.parts();
  }

  /** The stream; nothing where the record does not say. */
  Optional<String> stream(Message message, JsonNode record) {
    if (parts.isEmpty()) {
      // A rotated file goes on under a name of its own, and is still the same stream.
      return Optional.of(message.source().replaceFirst("~\\d+$", ""));
    }
    StringBuilder key = new StringBuilder();
    for (KeyPath.Part part : parts) {
      Optional<String> word =
          part instanceof KeyPath.Part.InLine(var path)
              ? text(path.in(record))
              : Optional.of(message.key()).filter(k -> !k.isEmpty());
      if (word.isEmpty()) {
        return word;
      }
      key.append(key.isEmpty() ? "" : "/").append(word.get());
    }
    return Optional.of(key.toString());
  }

  private static Optional<String> text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(value.isString() ? value.stringValue() : value.toString());
  }
}
