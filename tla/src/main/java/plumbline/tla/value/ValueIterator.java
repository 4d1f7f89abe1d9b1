package plumbline.tla.value;

/** The elements of a set, one at a time. */
@FunctionalInterface
public interface ValueIterator {
  /** The next element, or null when there is none left; after null it stays null. */
  Value next();
}
