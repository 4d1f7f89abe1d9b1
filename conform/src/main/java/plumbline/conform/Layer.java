package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import plumbline.tla.State;

/**
 * The states that are possible at one point of a trace, each once, with the step that first led to
 * it. Most layers hold one state, so that lookups are a scan until there are more than a few.
 */
final class Layer {
  /** No state led here: an initial state. */
  static final int NO_PARENT = -1;

  /** Some way to the state is as the configuration demands. */
  static final int GOOD = 0;

  private static final int SCANNED = 8;

  /**
   * Where the states from an index on came from.
   *
   * @param layer holds their parents
   * @param event led from there; null when none did
   */
  record Origin(Layer layer, BoundEvent event, int firstIndex) {}

  private final ToLongFunction<State> identity;
  private State[] states = new State[1];
  private long[] keys = new long[1];
  private int[] parents = new int[1];
  private Taken[] by = new Taken[1];
  private int[] broken = new int[1];
  private int size;
  private int[] table = {};

  private final List<Origin> origins = new ArrayList<>(1);

  /** From this index on, parents are in this very layer: states reached by hidden steps. */
  private int hiddenFrom = Integer.MAX_VALUE;

  /** Of states that are the same only where all their variables are. */
  Layer() {
    this(State::fingerprint);
  }

  /**
   * @param identity the same number for states that are to be one
   */
  Layer(ToLongFunction<State> identity) {
    this.identity = identity;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  State state(int index) {
    return states[index];
  }

  int parent(int index) {
    return parents[index];
  }

  /** Whether a hidden step led from another state of this layer to it. */
  boolean isHidden(int index) {
    return index >= hiddenFrom;
  }

  /** The last step that led to it; null for an initial state and where there was none. */
  Taken by(int index) {
    return by[index];
  }

  /**
   * The {@link Demands demand} that is violated on every way to the state found so far, or {@link
   * #GOOD}.
   */
  int broken(int index) {
    return Math.abs(broken[index]);
  }

  boolean isGood(int index) {
    return broken[index] == GOOD;
  }

  /** Whether it was the step to the state, or the state itself, that violated something. */
  boolean isNewlyBroken(int index) {
    return isCondemned(index)
        || (broken[index] > GOOD
            && parents[index] != NO_PARENT
            && (isHidden(index)
                ? isGood(parents[index])
                : origin(index).map(o -> o.layer().isGood(parents[index])).orElse(false)));
  }

  /** Whether the state itself violates something, on whatever way it is reached. */
  boolean isCondemned(int index) {
    return broken[index] < GOOD;
  }

  /** The state itself violates that. */
  void condemn(int index, int demand) {
    broken[index] = -demand;
  }

  /** What is added from now on is reached by hidden steps from states of this layer. */
  void beginHidden() {
    hiddenFrom = size;
  }

  /**
   * What is added from now on comes from that layer by that event.
   *
   * @param event null for hidden steps and what else no event stands for
   */
  void beginFrom(Layer source, BoundEvent event) {
    origins.add(new Origin(source, event, size));
  }

  /** Where a state came from; empty where that was forgotten, and for initial states. */
  Optional<Origin> origin(int index) {
    for (int i = origins.size() - 1; i >= 0; i--) {
      if (origins.get(i).firstIndex() <= index) {
        return Optional.of(origins.get(i));
      }
    }
    return Optional.empty();
  }

  /** Lets go of the layers that this one came from. */
  void forgetOrigins() {
    origins.clear();
  }

  /**
   * Adds a state; one that is there already only becomes good when this way to it is.
   *
   * @param last the step that led there; null when there was none
   * @param demand what is violated on this way, or {@link #GOOD}
   */
  boolean add(State state, int parent, Taken last, int demand) {
    long key = identity.applyAsLong(state);
    int found = find(key);
    if (found >= 0) {
      if (demand == GOOD && broken[found] > GOOD) {
        broken[found] = GOOD;
      }
      return false;
    }
    if (size == states.length) {
      grow();
    }
    states[size] = state;
    keys[size] = key;
    parents[size] = parent;
    by[size] = last;
    broken[size] = demand;
    size++;
    if (table.length > 0) {
      insert(size - 1);
    }
    return true;
  }

  /** That state alone, as the beginning of something. */
  Layer only(int index) {
    Layer only = new Layer();
    only.add(states[index], NO_PARENT, null, GOOD);
    return only;
  }

  /** Adds its states to another layer, without where they came from. */
  void addTo(Layer other) {
    for (int i = 0; i < size; i++) {
      other.add(states[i], NO_PARENT, by[i], broken(i));
    }
  }

  /** Where the state is, or negative. */
  int indexOf(State state) {
    return find(identity.applyAsLong(state));
  }

  private int find(long key) {
    if (table.length == 0) {
      for (int i = 0; i < size; i++) {
        if (keys[i] == key) {
          return i;
        }
      }
      return -1;
    }
    int mask = table.length - 1;
    for (int at = slot(key, mask); table[at] != 0; at = (at + 1) & mask) {
      if (keys[table[at] - 1] == key) {
        return table[at] - 1;
      }
    }
    return -1;
  }

  private void insert(int index) {
    int mask = table.length - 1;
    int at = slot(keys[index], mask);
    while (table[at] != 0) {
      at = (at + 1) & mask;
    }
    table[at] = index + 1;
  }

  private static int slot(long key, int mask) {
    return (int) (key >>> 7) & mask;
  }

  private void grow() {
    int capacity = 2 * size;
    states = Arrays.copyOf(states, capacity);
    keys = Arrays.copyOf(keys, capacity);
    parents = Arrays.copyOf(parents, capacity);
    by = Arrays.copyOf(by, capacity);
    broken = Arrays.copyOf(broken, capacity);
    if (capacity > SCANNED) {
      table = new int[4 * Integer.highestOneBit(capacity)];
      for (int i = 0; i < size; i++) {
        insert(i);
      }
    }
  }
}
