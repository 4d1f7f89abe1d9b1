package plumbline.tla.value;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Writes strict values as bytes, compactly: numbers as variable-length integers, strings and model
 * values as their ranks in their {@link Atoms}, domains that recur as the number of their shape.
 * What is written can be read with the same atoms, or with atoms restored from {@link
 * Atoms#writeTo} called afterwards.
 */
public final class ValueWriter {
  static final byte FALSE = 0;
  static final byte TRUE = 1;
  static final byte INTEGER = 2;
  static final byte BIG_INTEGER = 3;
  static final byte STRING = 4;
  static final byte MODEL_VALUE = 5;
  static final byte SET = 6;
  static final byte INTERVAL = 7;
  static final byte SEQUENCE = 8;
  static final byte ARRAY = 9;
  static final byte SHAPED = 10;
  static final byte FUNCTION = 11;

  /** From here on a tag is a small natural number by itself. */
  static final int SMALL = 16;

  private final Shapes shapes;
  private byte[] bytes = new byte[256];
  private int length;

  public ValueWriter(Atoms atoms) {
    this.shapes = atoms.shapes();
  }

  /** The buffer; the first {@link #length()} bytes are written. */
  public byte[] buffer() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Forgets what was written; the buffer stays. */
  public void reset() {
    length = 0;
  }

  /** Writes a value; a lazy one as what it stands for. */
  public void write(Value value) {
    switch (value.strict()) {
      case BoolValue b -> writeByte(b.value() ? TRUE : FALSE);
      case IntValue integer -> writeInteger(integer.value());
      case BigIntValue big -> writeBig(big.value());
      case StringValue string -> writeTagged(STRING, string.rank());
      case ModelValue model -> writeTagged(MODEL_VALUE, model.rank());
      case SetValue set -> {
        writeTagged(SET, set.count());
        for (int i = 0; i < set.count(); i++) {
          write(set.get(i));
        }
      }
      case IntervalValue interval -> {
        writeByte(INTERVAL);
        writeSigned(interval.low());
        writeSigned(interval.high());
      }
      case FunctionValue function -> writeFunction(function);
      case SymbolicSet _, LazyFunctionValue _, OperatorValue _ ->
          throw new ValueException("not a value that can be stored: " + Mismatch.quote(value));
    }
  }

  private void writeFunction(FunctionValue function) {
    writeKeys(function.keys());
    for (int i = 0; i < function.count(); i++) {
      write(function.valueAt(i));
    }
  }

  private void writeKeys(Keys keys) {
    if (keys instanceof IntegerKeys integers) {
      writeTagged(keys.isSequence() ? SEQUENCE : ARRAY, keys.count());
      if (!keys.isSequence()) {
        writeSigned(integers.first());
      }
      return;
    }
    int shape = shapes.number(keys);
    writeTagged(shape >= 0 ? SHAPED : FUNCTION, shape >= 0 ? shape : keys.count());
    if (shape < 0) {
      for (int i = 0; i < keys.count(); i++) {
        write(keys.keyAt(i));
      }
    }
  }

  private void writeInteger(long value) {
    if (value >= 0 && value <= 0xFF - SMALL) {
      writeByte((byte) (value + SMALL));
    } else {
      writeByte(INTEGER);
      writeSigned(value);
    }
  }

  private void writeBig(BigInteger value) {
    byte[] digits = value.toByteArray();
    writeTagged(BIG_INTEGER, digits.length);
    ensure(digits.length);
    System.arraycopy(digits, 0, bytes, length, digits.length);
    length += digits.length;
  }

  private void writeTagged(byte tag, int natural) {
    writeByte(tag);
    writeNatural(natural);
  }

  /** Writes a number, small magnitudes in few bytes. */
  public void writeSigned(long value) {
    writeNatural((value << 1) ^ (value >> 63));
  }

  /** Writes a number read as unsigned, 7 bits a byte, the low ones first. */
  public void writeNatural(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void writeByte(byte b) {
    ensure(1);
    bytes[length++] = b;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes =
          Arrays.copyOf(
              bytes,
              Math.max(
                  Math.addExact(length, more),
                  (int) Math.min(Integer.MAX_VALUE - 8, 2L * bytes.length)));
    }
  }
}
