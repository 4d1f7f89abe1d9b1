package plumbline.tla.text;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;

/** Values on several lines where one would be too wide. */
public final class WrappedText {
  private static final int WIDTH = 96;

  private WrappedText() {}

  /**
   * The lines of {@code place = value}; what follows the first is indented by two more blanks for
   * each level.
   */
  public static List<String> lines(String place, Value value) {
    List<String> lines = new ArrayList<>();
    write("", place + " = ", value, "", lines);
    return lines;
  }

  private static void write(
      String indent, String before, Value value, String after, List<String> lines) {
    String flat = indent + before + value + after;
    if (flat.length() <= WIDTH) {
      lines.add(flat);
      return;
    }
    switch (value) {
      case SetValue set when set.count() > 0 -> {
        lines.add(indent + before + "{");
        for (int i = 0; i < set.count(); i++) {
          write(indent + "  ", "", set.get(i), i + 1 < set.count() ? "," : "", lines);
        }
        lines.add(indent + "}" + after);
      }
      case FunctionValue function when function.count() > 0 ->
          writeFunction(indent, before, function, after, lines);
      default -> lines.add(flat);
    }
  }

  private static void writeFunction(
      String indent, String before, FunctionValue function, String after, List<String> lines) {
    String flat = function.toString();
    boolean pairs = flat.startsWith("(");
    boolean fields = flat.startsWith("[");
    lines.add(indent + before + (pairs ? "(" : fields ? "[" : "<<"));
    int last = function.count() - 1;
    for (int i = 0; i <= last; i++) {
      String key = function.keyAt(i).toString();
      String point =
          pairs ? key + " :> " : fields ? key.substring(1, key.length() - 1) + " |-> " : "";
      String separator = i == last ? "" : pairs ? " @@" : ",";
      write(indent + "  ", point, function.valueAt(i), separator, lines);
    }
    lines.add(indent + (pairs ? ")" : fields ? "]" : ">>") + after);
  }
}
