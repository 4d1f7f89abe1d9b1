package plumbline.tla.value;

/**
 * {@code \cup}, {@code \cap} or {@code \} of which an operand cannot be listed, or needs no
 * listing.
 */
final class CombinedSet extends AbstractSet {
  enum Operator {
    CUP("\\cup"),
    CAP("\\cap"),
    DIFF("\\");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }
  }

  private final Operator operator;
  private final Value left;
  private final Value right;

  CombinedSet(Operator operator, Value left, Value right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
  }

  @Override
  public boolean isEnumerable() {
    return switch (operator) {
      case CUP -> left.isEnumerable() && right.isEnumerable();
      case CAP -> left.isEnumerable() || right.isEnumerable();
      case DIFF -> left.isEnumerable();
    };
  }

  @Override
  public boolean contains(Value element) {
    return switch (operator) {
      case CUP -> left.contains(element) || right.contains(element);
      case CAP -> left.contains(element) && right.contains(element);
      case DIFF -> left.contains(element) && !right.contains(element);
    };
  }

  @Override
  public long size() {
    return enumerated().count();
  }

  @Override
  public ValueIterator iterator() {
    return switch (operator) {
      case CUP -> {
        SetBuilder builder = new SetBuilder();
        for (Value side : new Value[] {left, right}) {
          ValueIterator elements = side.iterator();
          for (Value v = elements.next(); v != null; v = elements.next()) {
            builder.add(v);
          }
        }
        yield builder.build().iterator();
      }
      case CAP ->
          left.isEnumerable()
              ? new FilterValue(left, right::contains).iterator()
              : new FilterValue(right, left::contains).iterator();
      case DIFF -> new FilterValue(left, v -> !right.contains(v)).iterator();
    };
  }

  @Override
  public String toString() {
    return isEnumerable()
        ? super.toString()
        : "(" + left + " " + operator.symbol + " " + right + ")";
  }
}
