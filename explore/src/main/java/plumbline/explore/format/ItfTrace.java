package plumbline.explore.format;

import java.math.BigInteger;
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
 * A behaviour in the Informal Trace Format of Apalache and Quint (Apalache's ADR-015). Integers are
 * always written as {@code #bigint}, sequences and tuples as arrays, model values as strings of
 * their name. The {@code #meta} of a state names the action that led to it.
 */
public final class ItfTrace {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ItfTrace() {}

  /** The whole trace. */
  public static ObjectNode of(Behaviour behaviour) {
    ObjectNode trace = JSON.objectNode();
    ObjectNode meta = trace.putObject("#meta");
    meta.put("format", "ITF");
    meta.put("format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html");
    meta.put("source", behaviour.module() + ".tla");
    meta.put("description", "a behaviour found by plumbline explore");
    ArrayNode variables = trace.putArray("vars");
    behaviour.names().forEach(variables::add);
    ArrayNode states = trace.putArray("states");
    for (Behaviour.Step step : behaviour.steps()) {
      ObjectNode state = states.addObject();
      ObjectNode about = state.putObject("#meta");
      about.put("index", step.number() - 1);
      step.action().ifPresent(a -> about.put("action", step.title()));
      step.shown().forEach((name, value) -> state.set(name, value(value)));
    }
    return trace;
  }

  private static JsonNode value(Value value) {
    return switch (value) {
      case BoolValue b -> JSON.booleanNode(b.value());
      case IntValue i -> integer(BigInteger.valueOf(i.value()));
      case BigIntValue i -> integer(i.value());
      case StringValue s -> JSON.stringNode(s.text());
      case ModelValue m -> JSON.stringNode(m.name());
      case AnySet set -> set.isEnumerable() ? elements(set) : unserializable(set);
      case FunctionValue f -> f.isSequence() ? sequence(f) : isPlainRecord(f) ? record(f) : map(f);
      case LazyFunctionValue f -> value(f.strict());
      case OperatorValue o -> unserializable(o);
    };
  }

  private static ObjectNode integer(BigInteger value) {
    return JSON.objectNode().put("#bigint", value.toString());
  }

  private static ObjectNode unserializable(Value value) {
    return JSON.objectNode().put("#unserializable", value.toString());
  }

  private static ObjectNode elements(AnySet set) {
    ObjectNode node = JSON.objectNode();
    ArrayNode array = node.putArray("#set");
    ValueIterator elements = set.iterator();
    for (Value e = elements.next(); e != null; e = elements.next()) {
      array.add(value(e));
    }
    return node;
  }

  private static ArrayNode sequence(FunctionValue function) {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < function.count(); i++) {
      array.add(value(function.valueAt(i)));
    }
    return array;
  }

  /** A field named {@code #...} would be read as one of the format's own words. */
  private static boolean isPlainRecord(FunctionValue function) {
    if (!function.isRecord()) {
      return false;
    }
    for (int i = 0; i < function.count(); i++) {
      if (((StringValue) function.keyAt(i)).text().startsWith("#")) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode record(FunctionValue function) {
    ObjectNode node = JSON.objectNode();
    for (int i = 0; i < function.count(); i++) {
      node.set(((StringValue) function.keyAt(i)).text(), value(function.valueAt(i)));
    }
    return node;
  }

  private static ObjectNode map(FunctionValue function) {
    ObjectNode node = JSON.objectNode();
    ArrayNode pairs = node.putArray("#map");
    for (int i = 0; i < function.count(); i++) {
      pairs.addArray().add(value(function.keyAt(i))).add(value(function.valueAt(i)));
    }
    return node;
  }
}
