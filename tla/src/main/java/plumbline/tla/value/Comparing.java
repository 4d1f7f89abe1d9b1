package plumbline.tla.value;

/**
 * Values of different kinds: TLC refuses to compare them, except that an untyped model value
 * differs from everything else and comes before it.
 */
final class Comparing {
  private Comparing() {}

  static boolean unlikeEqual(Value a, Object b) {
    if (b instanceof ModelValue m) {
      m.requireUntyped(a);
      return false;
    }
    throw new ValueException(
        "cannot tell whether "
            + a.kind()
            + " equals "
            + (b instanceof Value v ? v.kind() : "no value")
            + ": "
            + a
            + " and "
            + b);
  }

  static int unlikeOrder(Value a, Value b) {
    if (b instanceof ModelValue m) {
      m.requireUntyped(a);
      return 1;
    }
    throw new ValueException(
        "cannot compare " + a.kind() + " with " + b.kind() + ": " + a + " and " + b);
  }
}
