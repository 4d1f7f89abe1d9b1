package plumbline.monitor.instance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.monitor.Position;

/** Finds messages again that were read before. */
@FunctionalInterface
public interface History {
  /** The messages at those places, as far as they are still there. */
  Map<Position, byte[]> messages(List<Position> places);

  /** This one, and another for what it does not have. */
  default History or(History other) {
    return places -> {
      Map<Position, byte[]> found = new HashMap<>(messages(places));
      List<Position> missing = places.stream().filter(p -> !found.containsKey(p)).toList();
      if (!missing.isEmpty()) {
        found.putAll(other.messages(missing));
      }
      return found;
    };
  }
}
