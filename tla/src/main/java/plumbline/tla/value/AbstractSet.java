package plumbline.tla.value;

/**
 * What all forms of sets share: two sets are equal, ordered and fingerprinted as their listed
 * elements.
 */
abstract class AbstractSet extends Value {
  private SetValue listed;

  @Override
  public final boolean isSet() {
    return true;
  }

  @Override
  public String kind() {
    return "a set";
  }

  @Override
  public SetValue enumerated() {
    SetValue known = listed;
    if (known == null) {
      known = SetValue.from(iterator());
      listed = known;
    }
    return known;
  }

  @Override
  public Value strict() {
    return isEnumerable() ? enumerated().strict() : this;
  }

  @Override
  public long fingerprint() {
    return enumerated().fingerprint();
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Value v) || !v.isSet()) {
      return Comparing.unlikeEqual(this, other);
    }
    if (isEnumerable() != v.isEnumerable()) {
      return false;
    }
    return enumerated().equals(v.enumerated());
  }

  @Override
  public int compareTo(Value other) {
    if (!other.isSet()) {
      return Comparing.unlikeOrder(this, other);
    }
    return enumerated().compareTo(other.enumerated());
  }

  @Override
  public Value permute(Permutation permutation) {
    return enumerated().permute(permutation);
  }

  @Override
  public String toString() {
    return enumerated().toString();
  }
}
