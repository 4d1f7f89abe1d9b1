package plumbline.tla.text;

import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Values as JSON: sequences and finite sets as arrays, other functions as objects whose names are
 * the strings of the domain or what its elements print as, model values as strings. The model value
 * {@code null}, which reading a null gives, is null.
 */
public final class JsonText {
  private static final int LONGEST_QUOTE = 2_000;
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /**
   * The value on one line.
   *
   * @throws ValueException when there is no JSON for it: an infinite set, an operator
   */
  public static String of(Value value) {
    JsonText text = new JsonText();
    text.write(value);
    return text.out.toString();
  }

  /** A function as an object even where it is a sequence; that one counts from 0, as in TLC. */
  public static String object(FunctionValue function) {
    JsonText text = new JsonText();
    text.writeObject(function);
    return text.out.toString();
  }

  private void write(Value value) {
    FunctionValue function = FunctionValue.listed(value);
    if (function != null) {
      if (function.isSequence()) {
        writeArray(function);
      } else {
        writeObject(function);
      }
    } else if (value instanceof StringValue s) {
      quote(s.text());
    } else if (value instanceof ModelValue m) {
      if (m.name().equals(JsonReader.NULL)) {
        out.append(JsonReader.NULL);
      } else {
        quote(m.name());
      }
    } else if (value instanceof BoolValue) {
      out.append(value.isTrue());
    } else if (Integers.isInteger(value)) {
      out.append(value);
    } else if (value.isSet() && value.isEnumerable()) {
      writeElements(value.iterator());
    } else {
      throw new ValueException("there is no JSON for " + value.kind() + ": " + shown(value));
    }
  }

  private void writeArray(FunctionValue sequence) {
    int[] next = {0};
    writeElements(() -> next[0] < sequence.count() ? sequence.valueAt(next[0]++) : null);
  }

  private void writeElements(ValueIterator elements) {
    String separator = "[";
    for (Value e = elements.next(); e != null; e = elements.next()) {
      out.append(separator);
      write(e);
      separator = ",";
    }
    out.append(separator.equals("[") ? "[]" : "]");
  }

  private void writeObject(FunctionValue function) {
    out.append('{');
    for (int i = 0; i < function.count(); i++) {
      out.append(i == 0 ? "" : ",");
      if (function.isSequence()) {
        quote(Integer.toString(i));
      } else {
        quote(function.keyAt(i) instanceof StringValue s ? s.text() : function.keyAt(i).toString());
      }
      out.append(':');
      write(function.valueAt(i));
    }
    out.append('}');
  }

  private static String shown(Value value) {
    String text = value.toString();
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }

  private void quote(String text) {
    out.append('"').append(ENCODER.quoteAsCharArray(text)).append('"');
  }
}
