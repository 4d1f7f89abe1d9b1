package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import plumbline.tla.State;
import plumbline.tla.compile.Misfit;
import plumbline.tla.compile.Packed;
import plumbline.tla.value.Value;

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

  /** The states' words with the steps that led to them, where the layer is packed. */
  private Packed packed;

  /** Whether the states were packed afterwards: what led to them is kept as it was. */
  private boolean isStart;

  private long[] words = {};
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
    if (states[index] == null) {
      states[index] = packed.decode(words, at(index));
    }
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
    if (by[index] == null && packed != null && parents[index] != NO_PARENT) {
      by[index] = unpacked(index);
    }
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
    return add(identity.applyAsLong(state), state, parent, last, demand);
  }

  private boolean add(long key, State state, int parent, Taken last, int demand) {
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

  // --- packed states ------------------------------------------------------------

  /** Takes all states out. */
  void clear() {
    size = 0;
    table = new int[0];
    packed = null;
    words = new long[0];
    origins.clear();
    states = new State[1];
    keys = new long[1];
    parents = new int[1];
    by = new Taken[1];
    broken = new int[1];
  }

  /** Whether the states are packed like that, or are now. */
  boolean pack(Packed as) {
    if (packed == as) {
      return true;
    }
    long[] all = new long[Math.max(1, size) * as.width()];
    try {
      for (int i = 0; i < size; i++) {
        as.encode(state(i), all, i * as.width());
      }
    } catch (Misfit e) {
      return false;
    }
    // What led here is told by another packing, or by none.
    for (int i = 0; i < size; i++) {
      by(i);
    }
    isStart = true;
    packed = as;
    words = all;
    return true;
  }

  /** What is added from now on is packed, and comes from that layer by that event. */
  void beginPacked(Packed as, Layer source, BoundEvent event) {
    packed = as;
    words = new long[as.width()];
    beginFrom(source, event);
  }

  /** The words of all states, {@link Packed#width} for each. */
  long[] words() {
    return words;
  }

  /** Where the words of a state begin. */
  int at(int index) {
    return index * packed.width();
  }

  /** Adds a packed successor of a state; one that is there already only becomes good. */
  boolean addPacked(long[] found, int at, int parent, int demand) {
    long key = Packed.fingerprint(found, at, packed.words());
    if (!add(key, null, parent, null, demand)) {
      return false;
    }
    int width = packed.width();
    if (words.length < size * width) {
      words = Arrays.copyOf(words, 2 * size * width);
    }
    System.arraycopy(found, at, words, (size - 1) * width, width);
    return true;
  }

  private Taken unpacked(int index) {
    if (isStart) {
      return null;
    }
    int at = at(index);
    long kind = words[at + packed.words()];
    Value[] arguments = new Value[packed.arguments(kind)];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = packed.argument(kind, i, words[at + packed.words() + 1 + i]);
    }
    State from = origin(index).map(o -> o.layer().state(parents[index])).orElse(null);
    return new Taken(null, from, packed.taken(kind), arguments);
  }

  /** That state alone, as the beginning of something. */
  Layer only(int index) {
    Layer only = new Layer();
    only.add(state(index), NO_PARENT, null, GOOD);
    return only;
  }

  /** Adds its states to another layer, without where they came from. */
  void addTo(Layer other) {
    for (int i = 0; i < size; i++) {
      other.add(state(i), NO_PARENT, by(i), broken(i));
    }
  }

  /** Where the state is, or negative; for a layer that is not packed. */
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
