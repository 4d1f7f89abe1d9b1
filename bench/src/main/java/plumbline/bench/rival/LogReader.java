package plumbline.bench.rival;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import util.UniqueString;

/**
 * Reads a log of one JSON object a line as a sequence of records for TLC. Strings and small values
 * that come again and again are made once, for the log stays in TLC's memory.
 *
 * @param sets arrays under these names are sets; all others are sequences
 */
public record LogReader(Set<String> sets) {
  private static final Value[] NONE = {};

  /** The whole log; throws Jackson's exceptions for what is no JSON. */
  public Value read(Path file) {
    List<Value> events = new ArrayList<>();
    Map<String, Value> strings = new HashMap<>();
    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
      while (in.nextToken() != null) {
        events.add(value(in, false, strings));
      }
    }
    return new TupleValue(events.toArray(NONE));
  }

  /** The value that begins with the current token. */
  private Value value(JsonParser in, boolean asSet, Map<String, Value> strings) {
    JsonToken token = in.currentToken();
    return switch (token) {
      case START_OBJECT -> object(in, asSet, strings);
      case START_ARRAY -> array(in, asSet, strings);
      case VALUE_STRING -> strings.computeIfAbsent(in.getString(), StringValue::new);
      case VALUE_NUMBER_INT -> IntValue.gen(in.getIntValue());
      case VALUE_TRUE -> BoolValue.ValTrue;
      case VALUE_FALSE -> BoolValue.ValFalse;
      default -> throw new IllegalArgumentException("no value of TLC is like " + token);
    };
  }

  private Value object(JsonParser in, boolean asSet, Map<String, Value> strings) {
    List<UniqueString> names = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      names.add(UniqueString.of(name));
      values.add(value(in, asSet || sets.contains(name), strings));
    }
    return new RecordValue(
            names.toArray(UniqueString[]::new), values.toArray(NONE), /* isNorm= */ false)
        .normalize();
  }

  private Value array(JsonParser in, boolean asSet, Map<String, Value> strings) {
    List<Value> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(in, asSet, strings));
    }
    Value[] all = elements.toArray(NONE);
    return asSet ? new SetEnumValue(all, /* isNorm= */ false).normalize() : new TupleValue(all);
  }
}
