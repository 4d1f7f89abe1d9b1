package plumbline.tla.value;

/**
 * A model value: equal to itself only. A typed one, named like {@code p_x} with one letter before
 * an underscore, can only be compared with model values of its type.
 */
public final class ModelValue extends Value {
  private final StringValue name;
  private final char type;
  private final long fingerprint;

  ModelValue(StringValue name) {
    String text = name.text();
    this.name = name;
    this.type =
        text.length() > 2 && text.charAt(1) == '_' && Character.isLetter(text.charAt(0))
            ? text.charAt(0)
            : 0;
    this.fingerprint = Mix.text(text, Mix.MODEL);
  }

  public String name() {
    return name.text();
  }

  void requireUntyped(Object other) {
    if (type != 0) {
      throw new ValueException("cannot compare the typed model value " + this + " with " + other);
    }
  }

  private void requireSameType(ModelValue other) {
    if (type != 0 && other.type != 0 && type != other.type) {
      throw new ValueException(
          "cannot compare model values of different types: " + this + " and " + other);
    }
  }

  @Override
  public Value permute(Permutation permutation) {
    return permutation.apply(this);
  }

  @Override
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public String kind() {
    return "a model value";
  }

  @Override
  public boolean equals(Object other) {
    if (other instanceof ModelValue m) {
      requireSameType(m);
      return this == m || name.equals(m.name);
    }
    requireUntyped(other);
    return false;
  }

  @Override
  public int compareTo(Value other) {
    if (other instanceof ModelValue m) {
      requireSameType(m);
      return name.compareTo(m.name);
    }
    requireUntyped(other);
    return -1;
  }

  @Override
  public String toString() {
    return name.text();
  }
}
