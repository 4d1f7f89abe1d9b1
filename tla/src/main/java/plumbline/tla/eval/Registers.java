package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Value;

/**
 * TLCSet's registers: each stepper has its own, and what is set outside of states counts for all.
 * Thread-safe.
 */
final class Registers {
  private final Map<Value, Value> common = new ConcurrentHashMap<>();
  private final List<Map<Value, Value>> all = new ArrayList<>();

  /** The registers of one more stepper. */
  synchronized Own own() {
    Map<Value, Value> own = new ConcurrentHashMap<>();
    all.add(own);
    return new Own(own);
  }

  final class Own {
    private final Map<Value, Value> values;

    private Own(Map<Value, Value> values) {
      this.values = values;
    }

    /**
     * @param inState whether a state is under evaluation; outside of one, what the first stepper
     *     set is seen where this one set nothing
     */
    Optional<Value> get(Value key, boolean inState) {
      Value value = values.getOrDefault(key, common.get(key));
      return value != null || inState ? Optional.ofNullable(value) : first(key);
    }

    /** What is set here, as far as it was not set for all later. */
    Map<Value, Value> copy() {
      Map<Value, Value> copy = new HashMap<>(common);
      copy.putAll(values);
      return copy;
    }

    void replace(Map<Value, Value> others) {
      values.clear();
      values.putAll(others);
    }

    void set(Value key, Value value, boolean inState) {
      if (inState) {
        values.put(key, value);
      } else {
        setAll(key, value);
      }
    }
  }

  private synchronized Optional<Value> first(Value key) {
    return all.stream().map(r -> r.get(key)).filter(v -> v != null).findFirst();
  }

  private synchronized void setAll(Value key, Value value) {
    common.put(key, value);
    all.forEach(r -> r.remove(key));
  }

  /** {@code TLCGet("all")}: for each numbered register the sequence of the steppers' values. */
  synchronized Value numbered(boolean numbered) {
    Map<Value, List<Value>> found = new ConcurrentHashMap<>();
    for (Map<Value, Value> own : all) {
      own.keySet().forEach(k -> found.computeIfAbsent(k, x -> new ArrayList<>()));
    }
    common.keySet().forEach(k -> found.computeIfAbsent(k, x -> new ArrayList<>()));
    found.keySet().removeIf(k -> (k instanceof plumbline.tla.value.IntValue) != numbered);
    for (Map.Entry<Value, List<Value>> register : found.entrySet()) {
      for (Map<Value, Value> own : all) {
        Value value = own.getOrDefault(register.getKey(), common.get(register.getKey()));
        if (value != null) {
          register.getValue().add(value);
        }
      }
    }
    Value[] keys = found.keySet().toArray(Value[]::new);
    Value[] values = new Value[keys.length];
    for (int i = 0; i < keys.length; i++) {
      values[i] = FunctionValue.sequence(found.get(keys[i]).toArray(Value[]::new));
    }
    return FunctionValue.fromPairs(keys, values);
  }
}
