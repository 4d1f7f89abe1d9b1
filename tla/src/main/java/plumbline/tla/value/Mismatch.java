package plumbline.tla.value;

/** What happens when values of different kinds meet: TLC's rules, in one place. */
final class Mismatch {
  private static final int LONGEST_QUOTE = 2_000;

  private Mismatch() {}

  /**
   * The answer of {@code value.equals(other)} for a value that is no model value and an {@code
   * other} of another kind: an untyped model value is unequal to everything, the rest is an error.
   */
  static boolean unequal(Value value, Object other) {
    if (other instanceof ModelValue model) {
      if (model.isTyped()) {
        throw new ValueException(
            "the typed model value "
                + model
                + " is compared with "
                + value.kind()
                + ": "
                + quote(value));
      }
      return false;
    }
    if (other instanceof Value that) {
      throw new ValueException(
          noun(value) + " " + quote(value) + " is compared with " + noun(that) + " " + quote(that));
    }
    return false;
  }

  /** The answer of {@code value.compareTo(other)} in the same case: model values come first. */
  static int order(Value value, Value other) {
    if (other instanceof ModelValue) {
      return 1;
    }
    throw new ValueException(
        noun(value)
            + " "
            + quote(value)
            + " cannot be ordered with "
            + noun(other)
            + " "
            + quote(other));
  }

  /**
   * The answer of {@code set.contains(element)} where the element is of a kind that the set cannot
   * hold.
   */
  static boolean notMember(Value element, Value set) {
    if (element instanceof ModelValue model && !model.isTyped()) {
      return false;
    }
    throw new ValueException(
        "whether "
            + element.kind()
            + " is in a set that cannot hold one: "
            + quote(element)
            + " \\in "
            + quote(set));
  }

  /** The value as text for a message; long ones are cut. */
  static String quote(Value value) {
    return cut(value.toString());
  }

  /** A text for a message; a long one is cut. */
  static String cut(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }

  private static String noun(Value value) {
    String kind = value.kind();
    return "the " + kind.substring(kind.indexOf(' ') + 1);
  }
}
