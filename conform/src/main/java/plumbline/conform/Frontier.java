package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import plumbline.tla.State;
import plumbline.tla.value.PortableReader;
import plumbline.tla.value.PortableWriter;
import plumbline.tla.value.Value;

/**
 * The states that a traced system may be in: all that has to be kept of its past to follow it
 * further, see {@link Follower}. Never changed by whoever follows it.
 */
public final class Frontier {
  private final Layer layer;

  Frontier(Layer layer) {
    this.layer = layer;
  }

  /** Those states. */
  public static Frontier of(List<State> states) {
    Layer layer = new Layer();
    states.forEach(s -> layer.add(s, Layer.NO_PARENT, null, Layer.GOOD));
    return new Frontier(layer);
  }

  Layer layer() {
    return layer;
  }

  /** How many states are possible. */
  public int size() {
    return layer.size();
  }

  /** The possible states, each once. */
  public List<State> states() {
    List<State> states = new ArrayList<>(layer.size());
    for (int i = 0; i < layer.size(); i++) {
      states.add(layer.state(i));
    }
    return states;
  }

  /** The same states as if nothing had been violated on the way to them. */
  Frontier forgiven() {
    Layer good = new Layer();
    for (int i = 0; i < layer.size(); i++) {
      good.add(layer.state(i), Layer.NO_PARENT, null, Layer.GOOD);
    }
    return new Frontier(good);
  }

  /** Writes it for {@link #read}, to be read by a spec of the same variables. */
  public void write(PortableWriter out) {
    out.natural(layer.size());
    for (int i = 0; i < layer.size(); i++) {
      out.natural(layer.broken(i));
      State state = layer.state(i);
      for (int v = 0; v < state.size(); v++) {
        out.write(state.get(v));
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param variables how many the spec has
   */
  public static Frontier read(PortableReader in, int variables) {
    Layer layer = new Layer();
    int size = in.count();
    for (int i = 0; i < size; i++) {
      int broken = (int) in.natural();
      Value[] values = new Value[variables];
      for (int v = 0; v < variables; v++) {
        values[v] = in.read();
      }
      layer.add(new State(values), Layer.NO_PARENT, null, broken);
    }
    return new Frontier(layer);
  }
}
