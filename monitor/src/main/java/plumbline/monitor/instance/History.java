package plumbline.monitor.instance;

import java.util.List;
import java.util.Map;
import plumbline.monitor.Position;

/** Finds messages again that were read before. */
@FunctionalInterface
public interface History {
  /** The messages at those places, as far as they are still there. */
  Map<Position, byte[]> messages(List<Position> places);
}
