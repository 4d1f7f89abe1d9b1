package plumbline.monitor.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plumbline.monitor.Position;

/** The places of an instance's last events, and where in memory their messages may still be. */
final class Recent {
  /** The message is not in memory. */
  static final long NOWHERE = -1;

  private Position[] positions = {};
  private long[] addresses = {};
  private int size;

  int size() {
    return size;
  }

  void add(Position position, long address) {
    if (size == positions.length) {
      int capacity = Math.max(2, 2 * size);
      positions = Arrays.copyOf(positions, capacity);
      addresses = Arrays.copyOf(addresses, capacity);
    }
    positions[size] = position;
    addresses[size++] = address;
  }

  /** Forgets the first so many. */
  void drop(int first) {
    System.arraycopy(positions, first, positions, 0, size - first);
    System.arraycopy(addresses, first, addresses, 0, size - first);
    Arrays.fill(positions, size - first, size, null);
    size -= first;
  }

  void clear() {
    drop(size);
  }

  Position position(int index) {
    return positions[index];
  }

  long address(int index) {
    return addresses[index];
  }

  List<Position> positions() {
    return new ArrayList<>(Arrays.asList(positions).subList(0, size));
  }
}
