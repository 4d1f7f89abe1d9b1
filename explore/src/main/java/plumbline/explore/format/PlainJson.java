package plumbline.explore.format;

import plumbline.tla.value.AnySet;
import plumbline.tla.value.BigIntValue;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.LazyFunctionValue;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.OperatorValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as plain JSON, as TLC's Json module writes them: sequences and sets are arrays, records
 * and functions are objects whose keys are the printed arguments, strings and model values are
 * strings, integers are numbers of any size. What is not finite is given as its text.
 */
public final class PlainJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlainJson() {}

  /** The value as JSON. */
  public static JsonNode of(Value value) {
    return switch (value) {
      case BoolValue b -> JSON.booleanNode(b.value());
      case IntValue i -> JSON.numberNode(i.value());
      case BigIntValue i -> JSON.numberNode(i.value());
      case StringValue s -> JSON.stringNode(s.text());
      case ModelValue m -> JSON.stringNode(m.name());
      case AnySet set -> set.isEnumerable() ? elements(set) : JSON.stringNode(set.toString());
      case FunctionValue f -> f.isSequence() ? sequence(f) : object(f);
      case LazyFunctionValue f -> of(f.strict());
      case OperatorValue o -> JSON.stringNode(o.toString());
    };
  }

  private static ArrayNode elements(AnySet set) {
    ArrayNode array = JSON.arrayNode();
    ValueIterator elements = set.iterator();
    for (Value e = elements.next(); e != null; e = elements.next()) {
      array.add(of(e));
    }
    return array;
  }

  private static ArrayNode sequence(FunctionValue function) {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < function.count(); i++) {
      array.add(of(function.valueAt(i)));
    }
    return array;
  }

  private static ObjectNode object(FunctionValue function) {
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < function.count(); i++) {
      Value key = function.keyAt(i);
      String name = key instanceof StringValue s ? s.text() : key.toString();
      object.set(name, of(function.valueAt(i)));
    }
    return object;
  }
}
