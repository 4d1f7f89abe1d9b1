package plumbline.tla.value;

import java.math.BigInteger;
import java.util.Arrays;

/** Reads what a {@link ValueWriter} wrote. */
public final class ValueReader {
  private final Atoms atoms;
  private byte[] bytes;
  private int position;

  public ValueReader(Atoms atoms, byte[] bytes) {
    this(atoms, bytes, 0);
  }

  public ValueReader(Atoms atoms, byte[] bytes, int position) {
    this.atoms = atoms;
    this.bytes = bytes;
    this.position = position;
  }

  /** Goes on with other bytes. */
  public void reset(byte[] otherBytes, int newPosition) {
    bytes = otherBytes;
    position = newPosition;
  }

  /** Where the next value starts. */
  public int position() {
    return position;
  }

  public Value read() {
    int tag = bytes[position++] & 0xFF;
    return switch (tag) {
      case ValueWriter.FALSE -> BoolValue.FALSE;
      case ValueWriter.TRUE -> BoolValue.TRUE;
      case ValueWriter.INTEGER -> IntValue.of(readSigned());
      case ValueWriter.BIG_INTEGER -> readBig();
      case ValueWriter.STRING -> atoms.stringOfRank(readCount());
      case ValueWriter.MODEL_VALUE -> atoms.modelOfRank(readCount());
      case ValueWriter.SET -> SetValue.ofSorted(readValues(readCount()));
      case ValueWriter.INTERVAL -> new IntervalValue(readSigned(), readSigned());
      case ValueWriter.SEQUENCE -> FunctionValue.sequence(readValues(readCount()));
      case ValueWriter.ARRAY -> {
        int count = readCount();
        yield readFunction(IntegerKeys.of(readSigned(), count));
      }
      case ValueWriter.SHAPED -> readFunction(atoms.shapes().keys(readCount()));
      case ValueWriter.FUNCTION -> readFunction(Keys.ofSorted(readValues(readCount())));
      default -> {
        if (tag < ValueWriter.SMALL) {
          throw new ValueException(
              "the stored values are corrupt: there is no tag " + tag + " at " + (position - 1));
        }
        yield IntValue.of(tag - ValueWriter.SMALL);
      }
    };
  }

  private Value readFunction(Keys keys) {
    return FunctionValue.of(keys, readValues(keys.count()));
  }

  private Value[] readValues(int count) {
    Value[] values = new Value[count];
    for (int i = 0; i < count; i++) {
      values[i] = read();
    }
    return values;
  }

  private Value readBig() {
    int count = readCount();
    Value value =
        Integers.of(new BigInteger(Arrays.copyOfRange(bytes, position, position + count)));
    position += count;
    return value;
  }

  private int readCount() {
    return (int) readNatural();
  }

  public long readSigned() {
    long value = readNatural();
    return (value >>> 1) ^ -(value & 1);
  }

  public long readNatural() {
    long value = 0;
    int shift = 0;
    byte b = bytes[position++];
    while (b < 0) {
      value |= (b & 0x7FL) << shift;
      shift += 7;
      b = bytes[position++];
    }
    return value | (long) b << shift;
  }
}
