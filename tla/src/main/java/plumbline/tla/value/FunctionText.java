package plumbline.tla.value;

/** How functions print: as a tuple, a record, or pair by pair. */
final class FunctionText {
  private FunctionText() {}

  static void print(FunctionValue function, StringBuilder out) {
    if (function.isSequence()) {
      list(function, out, "<<", "", ", ", ">>");
    } else if (function.isRecord() && allAreNames(function)) {
      list(function, out, "[", " |-> ", ", ", "]");
    } else {
      list(function, out, "(", " :> ", " @@ ", ")");
    }
  }

  private static void list(
      FunctionValue function,
      StringBuilder out,
      String open,
      String arrow,
      String separator,
      String close) {
    out.append(open);
    for (int i = 0; i < function.count(); i++) {
      if (i > 0) {
        out.append(separator);
      }
      if (open.equals("[")) {
        out.append(((StringValue) function.keyAt(i)).text()).append(arrow);
      } else if (!arrow.isEmpty()) {
        function.keyAt(i).print(out);
        out.append(arrow);
      }
      function.valueAt(i).print(out);
    }
    out.append(close);
  }

  private static boolean allAreNames(FunctionValue record) {
    for (int i = 0; i < record.count(); i++) {
      if (!isName(((StringValue) record.keyAt(i)).text())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the text can stand as a field name: letters, digits and underscores, a letter among
   * them.
   */
  private static boolean isName(String text) {
    boolean hasLetter = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '_' && !Character.isLetterOrDigit(c)) {
        return false;
      }
      hasLetter |= Character.isLetter(c);
    }
    return hasLetter && (text.length() < 4 || !(text.startsWith("WF_") || text.startsWith("SF_")));
  }
}
