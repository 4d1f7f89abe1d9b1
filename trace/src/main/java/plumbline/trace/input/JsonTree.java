package plumbline.trace.input;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * From tokens to trees. Beyond what Jackson's own reader does: a name that an object has twice is
 * an error, numbers keep all their digits, and there is no mapper between a line and its tree,
 * which makes short lines a third faster.
 */
final class JsonTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_NUMBER = 100_000;

  private final JsonFactory factory;

  /**
   * @param longest the most bytes of a text
   */
  JsonTree(int longest) {
    factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(longest)
                    .maxNameLength(longest)
                    .build())
            .build();
  }

  /** Whether the text only had to go on to be a value; Jackson has no one type for that. */
  static boolean isCutOff(JacksonException e) {
    return e instanceof UnexpectedEndOfInputException
        || e.getOriginalMessage().startsWith("Unexpected end-of-input");
  }

  JsonFactory factory() {
    return factory;
  }

  /**
   * The one value that the bytes are.
   *
   * @throws StreamReadException when they are none, or more than one
   */
  JsonNode read(byte[] bytes, int from, int to) {
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      JsonNode value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new StreamReadException(
            parser,
            "a second value begins here; expected one value in a line",
            parser.currentTokenLocation());
      }
      return value;
    }
  }

  /** The value that begins with that token. */
  static JsonNode value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      default -> scalar(parser, token);
    };
  }

  private static JsonNode scalar(JsonParser parser, JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new StreamReadException(parser, "expected a value, not " + token);
    };
  }

  private static ObjectNode object(JsonParser parser) {
    ObjectNode object = NODES.objectNode();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      put(object, name, value(parser, parser.nextToken()), parser);
    }
    return object;
  }

  private static void put(ObjectNode object, String name, JsonNode value, JsonParser parser) {
    if (object.replace(name, value) != null) {
      throw new StreamReadException(
          parser,
          "\"%s\" is there twice; which of them counts?".formatted(name),
          parser.currentTokenLocation());
    }
  }

  private static ArrayNode array(JsonParser parser) {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      array.add(value(parser, t));
    }
    return array;
  }

  /**
   * The same for values over many lines: remembers where objects begin.
   *
   * @param lineOf takes the line of each object
   * @param end the character by which the value must have ended
   */
  record Located(JsonParser parser, Map<JsonNode, Integer> lineOf, long end) {
    JsonNode value(JsonToken token) {
      if (parser.currentTokenLocation().getCharOffset() > end) {
        throw new StreamReadException(
            parser, "this value is longer than the limit of a line; raise the limit");
      }
      return switch (token) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        default -> scalar(parser, token);
      };
    }

    private ObjectNode object() {
      ObjectNode object = NODES.objectNode();
      lineOf.put(object, parser.currentTokenLocation().getLineNr());
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        put(object, name, value(parser.nextToken()), parser);
      }
      return object;
    }

    private ArrayNode array() {
      ArrayNode array = NODES.arrayNode();
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        array.add(value(t));
      }
      return array;
    }
  }
}
