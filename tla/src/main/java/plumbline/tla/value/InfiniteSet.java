package plumbline.tla.value;

import java.util.function.Predicate;

/** The sets that only answer whether something is in them. */
public final class InfiniteSet extends AbstractSet {
  public static final InfiniteSet NAT = new InfiniteSet("Nat", v -> Integers.big(v).signum() >= 0);
  public static final InfiniteSet INT = new InfiniteSet("Int", v -> Integers.big(v) != null);
  public static final InfiniteSet REAL = new InfiniteSet("Real", v -> Integers.big(v) != null);
  public static final InfiniteSet STRING =
      new InfiniteSet(
          "STRING",
          v -> {
            if (v instanceof StringValue) {
              return true;
            }
            throw new ValueException("expected a string, found " + v.kind() + ": " + v);
          });

  /** The TLC module's Any. */
  public static final InfiniteSet ANY = new InfiniteSet("Any", v -> true);

  private final String name;
  private final Predicate<Value> membership;

  private InfiniteSet(String name, Predicate<Value> membership) {
    this.name = name;
    this.membership = membership;
  }

  @Override
  public boolean contains(Value element) {
    if (element instanceof ModelValue m && this != ANY) {
      m.requireUntyped(this);
      return false;
    }
    return membership.test(element);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || super.equals(other);
  }

  @Override
  public String toString() {
    return name;
  }
}
