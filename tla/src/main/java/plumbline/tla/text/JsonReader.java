package plumbline.tla.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as values: objects as records, arrays as sequences, integers of any size. A null is the
 * model value {@code null}, which differs from everything else and which a spec can name by a
 * constant. TLA+ has no fractions that TLC computes with: such a number is the string of its
 * digits.
 */
public final class JsonReader {
  /** The model value that a null is. */
  static final String NULL = "null";

  private static final int DEEPEST = 1_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Atoms atoms;

  public JsonReader(Atoms atoms) {
    this.atoms = atoms;
  }

  /**
   * Reads one JSON text. Throws a {@link tools.jackson.core.JacksonException} for what is not one
   * JSON text.
   */
  public Value read(String text) {
    return value(MAPPER.readTree(text));
  }

  /**
   * Reads one JSON text in UTF-8, for {@link #value}. Throws a {@link
   * tools.jackson.core.JacksonException} for what is none.
   */
  public static JsonNode parse(byte[] text) {
    return MAPPER.readTree(text);
  }

  /** Parsed JSON as a value. */
  public Value value(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> array(node);
      case OBJECT -> object(node);
      case BOOLEAN -> BoolValue.of(node.booleanValue());
      case STRING -> atoms.string(node.stringValue());
      case NUMBER -> number(node);
      case NULL, MISSING, BINARY, POJO -> atoms.model(NULL);
    };
  }

  private Value number(JsonNode node) {
    if (node.isIntegralNumber()) {
      return Integers.of(node.bigIntegerValue());
    }
    BigDecimal decimal = node.decimalValue();
    return decimal.stripTrailingZeros().scale() <= 0
        ? Integers.of(decimal.toBigIntegerExact())
        : atoms.string(decimal.toPlainString());
  }

  private Value array(JsonNode node) {
    Value[] values = new Value[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(node.get(i));
    }
    return FunctionValue.sequence(values);
  }

  private Value object(JsonNode node) {
    List<StringValue> names = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      names.add(atoms.string(field.getKey()));
      values.add(value(field.getValue()));
    }
    return FunctionValue.record(names.toArray(StringValue[]::new), values.toArray(Value[]::new));
  }
}
