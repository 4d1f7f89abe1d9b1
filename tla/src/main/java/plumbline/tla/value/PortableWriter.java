package plumbline.tla.value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes strict values as bytes that any later run can read, whatever {@link Atoms} it has: texts
 * are written out where they first occur and referred to by number after that. What is written with
 * one writer up to a {@link #reset} is one piece, to be read by one {@link PortableReader}.
 */
public final class PortableWriter {
  static final int MOST_DOMAINS = 8;

  private final Map<String, Integer> texts = new HashMap<>();

  /** The domains that were written, to be referred to by number; few, as each is looked for. */
  private final List<Keys> domains = new ArrayList<>();

  private byte[] bytes = new byte[256];
  private int length;

  /** Forgets what was written; the buffer stays. */
  public void reset() {
    length = 0;
    texts.clear();
    domains.clear();
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Writes a value; a lazy one as what it stands for. */
  public void write(Value value) {
    switch (value.strict()) {
      case BoolValue b -> tag(b.value() ? ValueWriter.TRUE : ValueWriter.FALSE);
      case IntValue integer -> integer(integer.value());
      case BigIntValue big -> {
        tag(ValueWriter.BIG_INTEGER);
        bytes(big.value().toByteArray());
      }
      case StringValue string -> {
        tag(ValueWriter.STRING);
        text(string.text());
      }
      case ModelValue model -> {
        tag(ValueWriter.MODEL_VALUE);
        text(model.name());
      }
      case SetValue set -> {
        tag(ValueWriter.SET);
        natural(set.count());
        for (int i = 0; i < set.count(); i++) {
          write(set.get(i));
        }
      }
      case IntervalValue interval -> {
        tag(ValueWriter.INTERVAL);
        signed(interval.low());
        signed(interval.high());
      }
      case FunctionValue function -> function(function);
      case SymbolicSet _, LazyFunctionValue _, OperatorValue _ ->
          throw new ValueException("not a value that can be stored: " + Mismatch.quote(value));
    }
  }

  private void integer(long value) {
    if (value >= 0 && value <= 0xFF - ValueWriter.SMALL) {
      tag((byte) (value + ValueWriter.SMALL));
    } else {
      tag(ValueWriter.INTEGER);
      signed(value);
    }
  }

  private void function(FunctionValue function) {
    Keys keys = function.keys();
    if (keys.isSequence()) {
      tag(ValueWriter.SEQUENCE);
      natural(keys.count());
    } else {
      domain(keys);
    }
    for (int i = 0; i < function.count(); i++) {
      write(function.valueAt(i));
    }
  }

  private void domain(Keys keys) {
    for (int i = 0; i < domains.size(); i++) {
      if (domains.get(i) == keys) {
        tag(ValueWriter.SHAPED);
        natural(i);
        return;
      }
    }
    if (domains.size() < MOST_DOMAINS) {
      domains.add(keys);
    }
    tag(ValueWriter.FUNCTION);
    natural(keys.count());
    for (int i = 0; i < keys.count(); i++) {
      write(keys.keyAt(i));
    }
  }

  /** Writes a text, one that occurred before as its number. */
  public void text(String text) {
    Integer known = texts.get(text);
    if (known != null) {
      natural(known);
      return;
    }
    texts.put(text, texts.size() + 1);
    natural(0);
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes with their number. */
  public void bytes(byte[] some) {
    natural(some.length);
    ensure(some.length);
    System.arraycopy(some, 0, bytes, length, some.length);
    length += some.length;
  }

  /** Writes a number, small magnitudes in few bytes. */
  public void signed(long value) {
    natural((value << 1) ^ (value >> 63));
  }

  /** Writes a number read as unsigned, 7 bits a byte, the low ones first. */
  public void natural(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void tag(byte b) {
    ensure(1);
    bytes[length++] = b;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), 2 * bytes.length));
    }
  }
}
