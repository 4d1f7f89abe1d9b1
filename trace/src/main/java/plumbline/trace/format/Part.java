package plumbline.trace.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.trace.JsonPath;
import plumbline.trace.Stamp;
import plumbline.trace.TraceException;
import plumbline.trace.input.Records;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One part of an event: where it is in a line and what it has to be. What is missing or {@code
 * null} was not logged.
 *
 * @param name of the part
 * @param path where it is
 * @param lenient whether texts of digits are numbers, and texts of JSON objects are objects
 */
record Part(String name, JsonPath path, boolean lenient) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** An object without members; it is shared and never changed. */
  static final ObjectNode NOTHING = NODES.objectNode();

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private JsonNode in(JsonNode line) {
    return path.pointer().tail() != null && path.pointer().tail().matches()
        ? member(line)
        : path.in(line);
  }

  private JsonNode member(JsonNode line) {
    JsonNode found = line.get(path.pointer().getMatchingProperty());
    return found == null ? path.in(line) : found;
  }

  private boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /** A name; a number or truth value stands for its text. */
  String name(Records record) {
    JsonNode value = in(record.value());
    if (isAbsent(value)) {
      return "";
    }
    if (!value.isValueNode()) {
      throw wrong(record, value, "a string");
    }
    return value.asString();
  }

  /** A name that has to be there. */
  String needed(Records record) {
    String text = name(record);
    if (text.isEmpty()) {
      throw record.wrong(JsonPointer.empty(), "%s is missing".formatted(name));
    }
    return text;
  }

  /** An integer, or {@link Stamp#ABSENT}. */
  long integer(Records record) {
    JsonNode value = in(record.value());
    return isAbsent(value) ? Stamp.ABSENT : integer(record, value, path.pointer());
  }

  private long integer(Records record, JsonNode value, JsonPointer where) {
    if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
      return value.longValue();
    }
    if (lenient && value.isString() && value.stringValue().matches("\\d{1,18}")) {
      return Long.parseLong(value.stringValue());
    }
    throw wrong(record, value, "an integer from 0, of 63 bits", where);
  }

  /** A point in time, or {@link Stamp#ABSENT}. */
  long time(Records record) {
    JsonNode value = in(record.value());
    if (isAbsent(value)) {
      return Stamp.ABSENT;
    }
    try {
      if (value.isNumber()) {
        return Times.ofNumber(value.decimalValue());
      }
      if (value.isString()) {
        String text = value.stringValue();
        return lenient && text.matches("\\d+(\\.\\d+)?")
            ? Times.ofNumber(new BigDecimal(text))
            : Times.ofText(text);
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(
          record,
          value,
          "a time such as \"2026-01-31T12:00:00.001Z\", or a number of seconds, milliseconds,"
              + " microseconds or nanoseconds since 1970");
    }
    throw wrong(record, value, "a time such as \"2026-01-31T12:00:00.001Z\", or a number");
  }

  /** A vector clock; empty when there is none. */
  Map<String, Long> clock(Records record) {
    JsonNode value = in(record.value());
    if (isAbsent(value)) {
      return Map.of();
    }
    ObjectNode members = asObject(record, value, "an object of nodes and numbers: {\"n1\": 3}");
    Map<String, Long> clock = HashMap.newHashMap(members.size());
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      clock.put(
          member.getKey(),
          integer(record, member.getValue(), path.pointer().appendProperty(member.getKey())));
    }
    return clock;
  }

  /** A list of names; one name stands for the list of it. */
  List<String> names(Records record) {
    JsonNode value = in(record.value());
    if (isAbsent(value)) {
      return List.of();
    }
    if (!value.isArray()) {
      return List.of(name(record));
    }
    List<String> names = new ArrayList<>();
    for (JsonNode name : value) {
      if (!name.isValueNode() || name.isNull()) {
        throw wrong(record, value, "a list of strings");
      }
      names.add(name.asString());
    }
    return List.copyOf(names);
  }

  /** An object; empty when there is none. */
  ObjectNode object(Records record) {
    JsonNode value = in(record.value());
    return isAbsent(value) ? NOTHING : asObject(record, value, "an object of names and values");
  }

  /** Arguments by name, or by position: a list's elements are named {@code 1}, {@code 2}, ... */
  ObjectNode arguments(Records record) {
    JsonNode value = in(record.value());
    if (isAbsent(value)) {
      return NOTHING;
    }
    return value.isArray()
        ? byPosition(value)
        : asObject(record, value, "an object of parameters and values, or a list of values");
  }

  static ObjectNode byPosition(JsonNode list) {
    ObjectNode named = NODES.objectNode();
    int i = 0;
    for (JsonNode value : list) {
      named.set(Integer.toString(++i), value);
    }
    return named;
  }

  private ObjectNode asObject(Records record, JsonNode value, String wanted) {
    if (value instanceof ObjectNode object) {
      return object;
    }
    if (lenient && value.isString() && value.stringValue().startsWith("{")) {
      try {
        if (MAPPER.readTree(value.stringValue()) instanceof ObjectNode object) {
          return object;
        }
      } catch (JacksonException e) {
        throw wrong(record, value, wanted);
      }
    }
    throw wrong(record, value, wanted);
  }

  boolean flag(Records record) {
    JsonNode value = in(record.value());
    if (isAbsent(value)) {
      return false;
    }
    if (!value.isBoolean()) {
      throw wrong(record, value, "true or false");
    }
    return value.booleanValue();
  }

  private TraceException wrong(Records record, JsonNode value, String wanted) {
    return wrong(record, value, wanted, path.pointer());
  }

  private TraceException wrong(Records record, JsonNode value, String wanted, JsonPointer where) {
    String text = value.toString();
    return record.wrong(
        where,
        "%s must be %s, not %s"
            .formatted(name, wanted, text.length() > 40 ? text.substring(0, 40) + "…" : text));
  }
}
