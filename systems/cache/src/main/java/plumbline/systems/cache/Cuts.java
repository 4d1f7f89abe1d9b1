package plumbline.systems.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import plumbline.systems.cache.wire.Reach;

/** A network that can be cut between two processes, in both directions. */
public final class Cuts implements Reach {
  private final Set<Set<String>> cut = ConcurrentHashMap.newKeySet();

  /** A network that is whole. */
  public Cuts() {}

  /** From now on nothing that one of the two sends arrives at the other. */
  public void cut(String one, String other) {
    cut.add(Set.of(one, other));
  }

  /** Mends all cuts. */
  public void mend() {
    cut.clear();
  }

  @Override
  public boolean reaches(String from, String to) {
    return cut.isEmpty() || from.isEmpty() || to.isEmpty() || !cut.contains(Set.of(from, to));
  }
}
