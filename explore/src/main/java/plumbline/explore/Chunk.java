package plumbline.explore;

import plumbline.tla.State;

/**
 * Some states that wait, with their numbers in the {@link StateLog} and their depths. Filled by one
 * worker, then handed to another; never used by two at once.
 */
final class Chunk {
  static final int CAPACITY = 256;

  final State[] states;
  final long[] numbers;
  final int[] depths;
  private int first;
  private int end;

  /** Room for as many states as a worker keeps to itself. */
  Chunk() {
    this(CAPACITY);
  }

  Chunk(int capacity) {
    states = new State[capacity];
    numbers = new long[capacity];
    depths = new int[capacity];
  }

  int size() {
    return end - first;
  }

  boolean isEmpty() {
    return first == end;
  }

  boolean isFull() {
    return end == states.length;
  }

  void add(State state, long number, int depth) {
    states[end] = state;
    numbers[end] = number;
    depths[end++] = depth;
  }

  /** Takes the oldest state out and gives its place, valid until the next one is taken. */
  int takeFirst() {
    if (first > 0) {
      states[first - 1] = null;
    }
    return first++;
  }

  /** Takes the newest state out and gives its place, valid until something is added. */
  int takeLast() {
    return --end;
  }

  /** The place of the oldest state. */
  int first() {
    return first;
  }

  /** Takes out the older half. */
  Chunk split() {
    int half = (size() + 1) / 2;
    Chunk older = new Chunk();
    for (int i = first; i < first + half; i++) {
      older.add(states[i], numbers[i], depths[i]);
    }
    int left = size() - half;
    System.arraycopy(states, first + half, states, 0, left);
    System.arraycopy(numbers, first + half, numbers, 0, left);
    System.arraycopy(depths, first + half, depths, 0, left);
    java.util.Arrays.fill(states, left, end, null);
    first = 0;
    end = left;
    return older;
  }
}
