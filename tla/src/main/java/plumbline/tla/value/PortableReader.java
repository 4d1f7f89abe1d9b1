package plumbline.tla.value;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what a {@link PortableWriter} wrote. Throws {@link ValueException} where the bytes are not
 * whole or not of one.
 */
public final class PortableReader {
  private final Atoms atoms;
  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private final List<Domain> domains = new ArrayList<>();
  private int position;

  /**
   * @param atoms those of the spec that the values are read for
   */
  public PortableReader(Atoms atoms, byte[] bytes) {
    this.atoms = atoms;
    this.bytes = bytes;
  }

  /** Reads a value. */
  public Value read() {
    int tag = next() & 0xFF;
    return switch (tag) {
      case ValueWriter.FALSE -> BoolValue.FALSE;
      case ValueWriter.TRUE -> BoolValue.TRUE;
      case ValueWriter.INTEGER -> IntValue.of(signed());
      case ValueWriter.BIG_INTEGER -> Integers.of(new BigInteger(bytes()));
      case ValueWriter.STRING -> atoms.string(text());
      case ValueWriter.MODEL_VALUE -> atoms.model(text());
      case ValueWriter.SET -> set(count());
      case ValueWriter.INTERVAL -> new IntervalValue(signed(), signed());
      case ValueWriter.SEQUENCE -> FunctionValue.sequence(values(count()));
      case ValueWriter.FUNCTION -> function();
      case ValueWriter.SHAPED -> {
        int number = count();
        if (number >= domains.size()) {
          throw corrupt();
        }
        Domain domain = domains.get(number);
        yield domain.function(values(domain.keys.length));
      }
      default -> {
        if (tag < ValueWriter.SMALL) {
          throw corrupt();
        }
        yield IntValue.of(tag - ValueWriter.SMALL);
      }
    };
  }

  /** What was in order where it was written need not be so here: the order is that of the atoms. */
  private Value set(int count) {
    SetBuilder set = new SetBuilder(count);
    for (int i = 0; i < count; i++) {
      set.add(read());
    }
    return set.build();
  }

  private Value function() {
    int number = domains.size();
    boolean isKept = number < PortableWriter.MOST_DOMAINS;
    if (isKept) {
      domains.add(new Domain(new Value[0], Keys.sequence(0)));
    }
    Value[] keys = values(count());
    FunctionValue function = sharing(FunctionValue.fromPairs(keys, values(keys.length)));
    if (isKept) {
      domains.set(number, new Domain(keys, function.keys()));
    }
    return function;
  }

  /** The same with the domain that other functions have, of whatever bytes they were read. */
  private FunctionValue sharing(FunctionValue function) {
    int shape = atoms.shapes().number(function.keys());
    if (shape < 0) {
      return function;
    }
    Value[] values = new Value[function.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.valueAt(i);
    }
    return FunctionValue.of(atoms.shapes().keys(shape), values);
  }

  /**
   * A domain that functions have in common.
   *
   * @param keys in the order of those who wrote them
   * @param sorted in the order of the atoms here
   */
  private record Domain(Value[] keys, Keys sorted) {
    Value function(Value[] values) {
      for (int i = 0; i < keys.length; i++) {
        if (!keys[i].equals(sorted.keyAt(i))) {
          return FunctionValue.fromPairs(keys, values);
        }
      }
      return FunctionValue.of(sorted, values);
    }
  }

  private Value[] values(int count) {
    Value[] values = new Value[count];
    for (int i = 0; i < count; i++) {
      values[i] = read();
    }
    return values;
  }

  /** Reads a text. */
  public String text() {
    int number = count();
    if (number > texts.size()) {
      throw corrupt();
    }
    if (number > 0) {
      return texts.get(number - 1);
    }
    String text = new String(bytes(), StandardCharsets.UTF_8);
    texts.add(text);
    return text;
  }

  /** Reads bytes with their number. */
  public byte[] bytes() {
    int count = count();
    if (count > bytes.length - position) {
      throw corrupt();
    }
    byte[] some = Arrays.copyOfRange(bytes, position, position + count);
    position += count;
    return some;
  }

  /** Reads a natural number that counts something in these bytes. */
  public int count() {
    long count = natural();
    if (count < 0 || count > bytes.length) {
      throw corrupt();
    }
    return (int) count;
  }

  public long signed() {
    long value = natural();
    return (value >>> 1) ^ -(value & 1);
  }

  public long natural() {
    long value = 0;
    int shift = 0;
    byte b = next();
    while (b < 0) {
      value |= (b & 0x7FL) << shift;
      shift += 7;
      b = next();
    }
    return value | (long) b << shift;
  }

  private byte next() {
    if (position >= bytes.length) {
      throw corrupt();
    }
    return bytes[position++];
  }

  private ValueException corrupt() {
    return new ValueException("the stored values are corrupt at byte " + position);
  }
}
