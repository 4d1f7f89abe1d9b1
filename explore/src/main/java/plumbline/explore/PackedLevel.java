package plumbline.explore;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Packed states that wait, each with its number in the {@link StateLog}; filled by one worker. */
final class PackedLevel {
  private static final int FIRST = 256;

  private final int width;
  private long[] states;
  private int size;

  /** Where they are on disk; null while they are in memory. */
  private SpillFiles.Place place;

  PackedLevel(int words) {
    width = words + 1;
    states = new long[FIRST * width];
  }

  int size() {
    return size;
  }

  long[] states() {
    return states;
  }

  /** Where a state begins. */
  int at(int index) {
    return index * width;
  }

  /** The number of a state. */
  long number(int index) {
    return states[index * width + width - 1];
  }

  void add(long[] from, int at, long number) {
    int to = size * width;
    if (to == states.length) {
      states = Arrays.copyOf(states, 2 * to);
    }
    for (int i = 0; i < width - 1; i++) {
      states[to + i] = from[at + i];
    }
    states[to + width - 1] = number;
    size++;
  }

  /** How much memory they take. */
  long bytes() {
    return states == null ? 0 : 8L * states.length;
  }

  /** Puts them on disk. */
  void spill(SpillFiles files) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * size * width);
    bytes.asLongBuffer().put(states, 0, size * width);
    place = files.write(bytes.array());
    states = null;
  }

  /** Gets them back from disk, where they are there. */
  void load(SpillFiles files) {
    if (place != null) {
      states = new long[size * width];
      ByteBuffer.wrap(files.read(place)).asLongBuffer().get(states);
      files.free(place);
      place = null;
    }
  }
}
