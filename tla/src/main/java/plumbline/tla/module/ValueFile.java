package plumbline.tla.module;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/**
 * A value in a file that any spec can read: a head, then one letter for each value, a length where
 * one is needed, and the parts. Strings are UTF-8.
 */
final class ValueFile {
  private static final int HEAD = 0x504C4231;

  private final Atoms atoms;

  ValueFile(Atoms atoms) {
    this.atoms = atoms;
  }

  void write(Value value, DataOutput out) throws IOException {
    out.writeInt(HEAD);
    writeValue(value, out);
  }

  Value read(DataInput in) throws IOException {
    if (in.readInt() != HEAD) {
      throw new IOException("the file was not written by IOSerialize of Plumbline");
    }
    return readValue(in);
  }

  private void writeValue(Value value, DataOutput out) throws IOException {
    FunctionValue function = FunctionValue.listed(value);
    if (function != null) {
      out.writeByte(function.isSequence() ? 'q' : 'f');
      out.writeInt(function.count());
      for (int i = 0; i < function.count(); i++) {
        if (!function.isSequence()) {
          writeValue(function.keyAt(i), out);
        }
        writeValue(function.valueAt(i), out);
      }
    } else if (value.isSet()) {
      SetValue set = value.enumerated();
      out.writeByte('e');
      out.writeInt(set.count());
      for (int i = 0; i < set.count(); i++) {
        writeValue(set.get(i), out);
      }
    } else if (value instanceof BoolValue) {
      out.writeByte(value.isTrue() ? 't' : 'n');
    } else if (value instanceof StringValue s) {
      writeBytes('s', s.text().getBytes(StandardCharsets.UTF_8), out);
    } else if (value instanceof ModelValue m) {
      writeBytes('m', m.name().getBytes(StandardCharsets.UTF_8), out);
    } else if (Integers.isInteger(value)) {
      writeBytes('i', Integers.big(value).toByteArray(), out);
    } else {
      throw new ValueException("IOSerialize: cannot write " + value.kind() + ": " + value);
    }
  }

  private static void writeBytes(char kind, byte[] bytes, DataOutput out) throws IOException {
    out.writeByte(kind);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private Value readValue(DataInput in) throws IOException {
    char kind = (char) in.readByte();
    return switch (kind) {
      case 't' -> BoolValue.TRUE;
      case 'n' -> BoolValue.FALSE;
      case 'i' -> Integers.of(new BigInteger(readBytes(in)));
      case 's' -> atoms.string(new String(readBytes(in), StandardCharsets.UTF_8));
      case 'm' -> atoms.model(new String(readBytes(in), StandardCharsets.UTF_8));
      case 'q' -> FunctionValue.sequence(readValues(in, in.readInt()));
      case 'e' -> SetValue.of(readValues(in, in.readInt()));
      case 'f' -> readFunction(in);
      default -> throw new IOException("the file is damaged");
    };
  }

  private Value readFunction(DataInput in) throws IOException {
    Value[] all = readValues(in, 2 * in.readInt());
    Value[] keys = new Value[all.length / 2];
    Value[] values = new Value[keys.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = all[2 * i];
      values[i] = all[2 * i + 1];
    }
    return FunctionValue.fromPairs(keys, values);
  }

  private Value[] readValues(DataInput in, int count) throws IOException {
    Value[] values = new Value[count];
    for (int i = 0; i < count; i++) {
      values[i] = readValue(in);
    }
    return values;
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
