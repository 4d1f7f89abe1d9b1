package plumbline.trace.client;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Java values as JSON. What becomes of which is in {@link TraceEvent}. */
final class Values {
  private static final int DEEPEST = 100;

  private final ClassValue<Component[]> components = new Components();

  void write(Json json, Object value) {
    write(json, value, DEEPEST);
  }

  private void write(Json json, Object value, int levels) {
    if (levels == 0) {
      throw new IllegalArgumentException(
          "The value is nested more than " + DEEPEST + " deep; does it contain itself?");
    }
    if (value == null) {
      json.raw("null");
    } else if (value instanceof CharSequence text) {
      json.string(text);
    } else if (value instanceof Number number) {
      number(json, number);
    } else if (value instanceof Boolean || value instanceof AtomicBoolean) {
      json.raw(value.toString());
    } else if (value instanceof Enum<?> constant) {
      json.string(constant.name());
    } else if (value instanceof Map<?, ?> map) {
      object(json, map, levels - 1);
    } else if (value instanceof Iterable<?> elements && !(value instanceof Path)) {
      // A Path iterates over Paths, without end.
      array(json, elements, levels - 1);
    } else if (value instanceof Record fields) {
      object(json, fields, levels - 1);
    } else if (value instanceof Optional<?> optional) {
      write(json, optional.orElse(null), levels - 1);
    } else if (value instanceof OptionalInt optional) {
      write(json, optional.isPresent() ? optional.getAsInt() : null, levels - 1);
    } else if (value instanceof OptionalLong optional) {
      write(json, optional.isPresent() ? optional.getAsLong() : null, levels - 1);
    } else if (value instanceof OptionalDouble optional) {
      write(json, optional.isPresent() ? optional.getAsDouble() : null, levels - 1);
    } else if (value.getClass().isArray()) {
      array(json, value, levels - 1);
    } else {
      json.string(value.toString());
    }
  }

  private static void number(Json json, Number number) {
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte
        || number instanceof AtomicInteger
        || number instanceof AtomicLong) {
      json.number(number.longValue());
    } else if (number instanceof BigInteger
        || number instanceof BigDecimal
        || ((number instanceof Double || number instanceof Float)
            && Double.isFinite(number.doubleValue()))) {
      json.raw(number.toString());
    } else {
      json.string(number.toString());
    }
  }

  private void object(Json json, Map<?, ?> map, int levels) {
    json.raw('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!first) {
        json.raw(',');
      }
      first = false;
      Object key = entry.getKey();
      json.string(key instanceof Enum<?> constant ? constant.name() : String.valueOf(key));
      json.raw(':');
      write(json, entry.getValue(), levels);
      if (json.overrun()) {
        return;
      }
    }
    json.raw('}');
  }

  private void array(Json json, Iterable<?> elements, int levels) {
    json.raw('[');
    boolean first = true;
    for (Object element : elements) {
      if (!first) {
        json.raw(',');
      }
      first = false;
      write(json, element, levels);
      // Elements may have no end.
      if (json.overrun()) {
        return;
      }
    }
    json.raw(']');
  }

  private void array(Json json, Object array, int levels) {
    json.raw('[');
    for (int i = 0; i < Array.getLength(array) && !json.overrun(); i++) {
      if (i > 0) {
        json.raw(',');
      }
      write(json, Array.get(array, i), levels);
    }
    json.raw(']');
  }

  private void object(Json json, Record fields, int levels) {
    json.raw('{');
    boolean first = true;
    for (Component component : components.get(fields.getClass())) {
      if (!first) {
        json.raw(',');
      }
      first = false;
      json.string(component.name());
      json.raw(':');
      write(json, component.of(fields), levels);
    }
    json.raw('}');
  }

  private record Component(String name, Method accessor) {
    Object of(Record fields) {
      try {
        return accessor.invoke(fields);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalArgumentException(
            "The component " + name + " of " + fields.getClass().getName() + " cannot be read.", e);
      }
    }
  }

  private static final class Components extends ClassValue<Component[]> {
    @Override
    protected Component[] computeValue(Class<?> type) {
      RecordComponent[] declared = type.getRecordComponents();
      Component[] found = new Component[declared.length];
      for (int i = 0; i < declared.length; i++) {
        Method accessor = declared[i].getAccessor();
        if (!accessor.trySetAccessible()) {
          throw new IllegalArgumentException(
              type.getName()
                  + " is not open to reflection: add `opens "
                  + type.getPackageName()
                  + "` to its module, or give its components one by one.");
        }
        found[i] = new Component(declared[i].getName(), accessor);
      }
      return found;
    }
  }
}
