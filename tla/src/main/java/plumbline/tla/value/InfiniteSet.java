package plumbline.tla.value;

/** The infinite sets that have a name. */
public final class InfiniteSet extends SymbolicSet {
  public static final InfiniteSet NAT = new InfiniteSet("Nat", 0);
  public static final InfiniteSet INT = new InfiniteSet("Int", 1);

  /** {@code Real}, of which only the integers are ever met. */
  public static final InfiniteSet REAL = new InfiniteSet("Real", 2);

  public static final InfiniteSet STRING = new InfiniteSet("STRING", 3);

  /** {@code ANY}, which contains every value. */
  public static final InfiniteSet ANY = new InfiniteSet("ANY", 4);

  private static final int NUMBERS = 3;

  private final String name;
  private final int index;

  private InfiniteSet(String name, int index) {
    this.name = name;
    this.index = index;
  }

  @Override
  public boolean isEnumerable() {
    return false;
  }

  @Override
  public boolean contains(Value element) {
    if (index == ANY.index) {
      return true;
    }
    if (index == STRING.index) {
      return element instanceof StringValue || Mismatch.notMember(element, this);
    }
    if (!Integers.isInteger(element)) {
      return Mismatch.notMember(element, this);
    }
    return index != NAT.index || Integers.big(element).signum() >= 0;
  }

  @Override
  public long size() {
    throw new ValueException("the set " + name + " is infinite: it has no number of elements");
  }

  @Override
  protected ValueIterator elements() {
    throw new ValueException("the set " + name + " is infinite: its elements cannot be listed");
  }

  /** Sets of numbers can be told apart; to compare others is an error, as in TLC. */
  @Override
  boolean sameAs(AnySet that) {
    return order(that) == 0;
  }

  @Override
  int order(AnySet that) {
    if (that instanceof InfiniteSet set
        && ((index == set.index && index != ANY.index)
            || (index < NUMBERS && set.index < NUMBERS))) {
      return Integer.compare(index, set.index);
    }
    throw new ValueException(
        "the infinite set " + name + " cannot be compared with " + Mismatch.quote(that));
  }

  @Override
  protected void printForm(StringBuilder out) {
    out.append(name);
  }
}
