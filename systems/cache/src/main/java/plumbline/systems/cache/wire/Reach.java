package plumbline.systems.cache.wire;

/** Who can send to whom: everybody to everybody, but for tests that cut the network. */
@FunctionalInterface
public interface Reach {
  /** Whether what one sends arrives at the other. */
  boolean reaches(String from, String to);

  /** A network that nobody cuts. */
  static Reach everywhere() {
    return (from, to) -> true;
  }
}
