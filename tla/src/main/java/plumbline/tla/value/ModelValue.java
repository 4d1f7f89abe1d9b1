package plumbline.tla.value;

/**
 * A model value: a constant equal to nothing but itself; made by {@link Atoms#model}.
 *
 * <p>As in TLC, a name that starts with a character and an underscore, as {@code p_1}, makes it
 * typed: to compare it with anything but a model value of its type or an untyped one is an error.
 */
public final class ModelValue extends Value {
  private final String name;
  private final int rank;
  private final char type;
  private final long fingerprint;

  ModelValue(String name, int rank) {
    this.name = name;
    this.rank = rank;
    this.type = name.length() > 2 && name.charAt(1) == '_' ? name.charAt(0) : 0;
    this.fingerprint = Fingerprints.modelValue(name);
  }

  public String name() {
    return name;
  }

  /** Its place in the order of first use of the text that is its name. */
  public int rank() {
    return rank;
  }

  public boolean isTyped() {
    return type != 0;
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
    if (this == other) {
      return true;
    }
    if (other instanceof ModelValue that) {
      if (type != 0 && that.type != 0 && type != that.type) {
        throw new ValueException(
            "model values of different types are never compared: " + this + " and " + that);
      }
      return name.equals(that.name);
    }
    if (type != 0 && other instanceof Value value) {
      throw new ValueException(
          "the typed model value "
              + this
              + " is compared with "
              + value.kind()
              + ": "
              + Mismatch.quote(value));
    }
    return false;
  }

  @Override
  public int compareTo(Value other) {
    if (other instanceof ModelValue that) {
      return Integer.compare(rank, that.rank);
    }
    return -1;
  }

  @Override
  public long fingerprint(Renaming renaming) {
    return renaming.fingerprint(this);
  }

  @Override
  boolean hasModelValues() {
    return true;
  }

  @Override
  public String toString() {
    return name;
  }
}
