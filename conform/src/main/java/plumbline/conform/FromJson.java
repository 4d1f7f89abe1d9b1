package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import tools.jackson.databind.JsonNode;

/**
 * Makes values of logged ones where no value of the spec guides: strings are model values where the
 * spec has one of that name, arrays are sequences, objects are records.
 */
public final class FromJson {
  private final Atoms atoms;

  public FromJson(Atoms atoms) {
    this.atoms = atoms;
  }

  /** The value. */
  public Value value(JsonNode logged) {
    if (logged.isString()) {
      return atom(logged.stringValue());
    }
    if (logged.isBoolean()) {
      return logged.booleanValue() ? BoolValue.TRUE : BoolValue.FALSE;
    }
    if (logged.isIntegralNumber()) {
      return logged.canConvertToLong()
          ? IntValue.of(logged.longValue())
          : Integers.of(logged.bigIntegerValue());
    }
    if (logged.isArray()) {
      List<Value> elements = new ArrayList<>();
      logged.forEach(e -> elements.add(value(e)));
      return FunctionValue.sequence(elements.toArray(Value[]::new));
    }
    if (logged.isObject()) {
      List<StringValue> names = new ArrayList<>();
      List<Value> values = new ArrayList<>();
      for (Map.Entry<String, JsonNode> field : logged.properties()) {
        names.add(atoms.string(field.getKey()));
        values.add(value(field.getValue()));
      }
      return FunctionValue.record(names.toArray(StringValue[]::new), values.toArray(Value[]::new));
    }
    return atoms.string(logged.isNull() ? "null" : logged.toString());
  }

  private Value atom(String text) {
    Optional<ModelValue> model = atoms.existingModel(text);
    return model.isPresent() ? model.get() : atoms.string(text);
  }
}
