package plumbline.tla.compile;

import java.util.Arrays;
import java.util.List;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.compile.Fallback.Planned;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import plumbline.tla.value.ValueIterator;

/**
 * Works out, over values, what is not compiled. It reads some variables and some values that
 * compiled code has at hand, and remembers the last results by the words of all these. For one
 * thread.
 */
final class Interpreter {
  /** What an expression or action reads. */
  sealed interface Input {}

  /**
   * A value that compiled code passes, in a slot.
   *
   * @param low what is passed for the code 0
   */
  record Passed(int slot, Codec codec, long low) implements Input {}

  /** A value that compiled code passes, of a primed variable. */
  record PassedNext(int variable, Codec codec, long low) implements Input {}

  /** A value that is always the same, in a slot. */
  record Fixed(int slot, Value value) implements Input {}

  /** A variable, in a slot. */
  record Stored(int slot, int variable, boolean later) implements Input {}

  /** A variable. */
  record Current(int variable, boolean later) implements Input {}

  /** A primed variable, of a next state that is there already. */
  record Next(int variable) implements Input {}

  /**
   * What is interpreted.
   *
   * @param slots how many there are
   * @param result of the value; of the elements where a set is gone through
   * @param low what compiled code has for the code 0
   */
  record Site(Planned planned, int slots, Input[] inputs, Codec result, long low) {}

  /**
   * An action that is interpreted.
   *
   * @param kinds by action the kind of successors by it
   */
  record ActionSite(Planned planned, int slots, Input[] inputs, Shape.Any any, int[] kinds) {}

  /** Log2 of how many results of a site are remembered. */
  private static final int REMEMBERED = 12;

  /** The same for the values of a variable. */
  private static final int REMEMBERED_VALUES = 10;

  private static final long[] NONE = {};

  private final Layout layout;
  private final Pool pool;
  private final Fallback.Evaluator evaluator;
  private final Site[] sites;
  private final ActionSite[] actions;
  private final Memory[] memories;
  private final Memory[] values;

  Interpreter(
      Layout layout,
      Pool pool,
      int variables,
      Fallback.Evaluator evaluator,
      List<Site> sites,
      List<ActionSite> actions) {
    this.layout = layout;
    this.pool = pool;
    this.evaluator = evaluator;
    this.sites = sites.toArray(Site[]::new);
    this.actions = actions.toArray(ActionSite[]::new);
    this.memories = new Memory[this.sites.length];
    this.values = new Memory[variables];
  }

  /** How many longs are passed at once. */
  int mostPassed() {
    int most = 0;
    for (Site s : sites) {
      most = Math.max(most, s.inputs.length);
    }
    for (ActionSite s : actions) {
      most = Math.max(most, s.inputs.length);
    }
    return most;
  }

  /** The value of a site, as compiled code works with it; throws {@link Misfit} where it fails. */
  long value(int site, long[] passed, long[] states, int at) {
    Memory memory = memory(site);
    int entry = remember(memory, sites[site].inputs, passed, states, at);
    if (memory.isKnown(entry)) {
      return memory.numbers[entry];
    }
    Value value = evaluate(sites[site], passed, states, at);
    long result = sites[site].result.code(value) + sites[site].low;
    memory.numbers[entry] = result;
    memory.know(entry);
    return result;
  }

  /** The elements of a site's set, in their order. */
  long[] elements(int site, long[] passed, long[] states, int at) {
    Memory memory = memory(site);
    int entry = remember(memory, sites[site].inputs, passed, states, at);
    if (memory.isKnown(entry)) {
      return (long[]) memory.objects[entry];
    }
    long[] elements = NONE;
    int count = 0;
    Codec codec = sites[site].result;
    try {
      ValueIterator all = evaluate(sites[site], passed, states, at).iterator();
      for (Value v = all.next(); v != null; v = all.next()) {
        if (count == elements.length) {
          elements = Arrays.copyOf(elements, Math.max(8, 2 * count));
        }
        elements[count++] = codec.code(v);
      }
    } catch (ValueException | SpecException | StackOverflowError e) {
      throw Misfit.misfit();
    }
    elements = Arrays.copyOf(elements, count);
    memory.objects[entry] = elements;
    memory.know(entry);
    return elements;
  }

  /** Takes the steps of an action. */
  void steps(int site, long[] passed, long[] states, int at, PackedStepper into) {
    ActionSite of = actions[site];
    Value[] slots = new Value[of.slots];
    Value[] current = new Value[values.length];
    fill(of.inputs, passed, states, at, slots, current, current);
    int words = layout.words();
    try {
      evaluator.steps(
          of.planned,
          slots,
          current,
          (action, arguments, next) -> {
            int to = into.room(into.width());
            long[] found = into.found();
            layout.encode(new State(next), found, to);
            found[to + words] = of.kinds[action];
            for (int i = to + words + 1; i < to + into.width(); i++) {
              int argument = i - to - words - 1;
              found[i] = argument < arguments.length ? of.any.code(arguments[argument]) : 0;
            }
          });
    } catch (ValueException | SpecException | StackOverflowError e) {
      throw Misfit.misfit();
    }
  }

  /** Whether two numbers are of equal values of any form. */
  boolean same(long a, long b) {
    return pool.same(a, b);
  }

  /** Writes a value of any form where a variable has its words. */
  void unbox(long number, long[] into, int at, int variable) {
    layout.encode(variable, pool.get(number), into, at);
  }

  private Value evaluate(Site site, long[] passed, long[] states, int at) {
    Value[] slots = new Value[site.slots];
    Value[] current = new Value[values.length];
    Value[] next = new Value[values.length];
    fill(site.inputs, passed, states, at, slots, current, next);
    try {
      return evaluator.value(site.planned, slots, current, next);
    } catch (ValueException | SpecException | StackOverflowError e) {
      throw Misfit.misfit();
    }
  }

  private void fill(
      Input[] inputs,
      long[] passed,
      long[] states,
      int at,
      Value[] slots,
      Value[] current,
      Value[] next) {
    int words = layout.words();
    int number = 0;
    for (Input input : inputs) {
      switch (input) {
        case Passed(int slot, Codec codec, long low) ->
            slots[slot] = codec.value(passed[number++] - low);
        case PassedNext(int variable, Codec codec, long low) ->
            next[variable] = codec.value(passed[number++] - low);
        case Fixed(int slot, Value value) -> slots[slot] = value;
        case Stored(int slot, int variable, boolean later) ->
            slots[slot] = variable(variable, states, later ? at + words : at);
        case Current(int variable, boolean later) ->
            current[variable] = variable(variable, states, later ? at + words : at);
        case Next(int variable) -> next[variable] = variable(variable, states, at + words);
      }
    }
  }

  private Value variable(int variable, long[] states, int at) {
    Memory memory = values[variable];
    if (memory == null) {
      memory = new Memory(REMEMBERED_VALUES, layout.place(variable).words(), false);
      values[variable] = memory;
    }
    memory.begin();
    key(memory, variable, states, at);
    int entry = memory.entry();
    if (!memory.isKnown(entry)) {
      memory.objects[entry] = layout.value(variable, states, at);
      memory.know(entry);
    }
    return (Value) memory.objects[entry];
  }

  // --- what is remembered -----------------------------------------------------------

  private Memory memory(int site) {
    if (memories[site] == null) {
      int longs = 0;
      for (Input input : sites[site].inputs) {
        longs +=
            switch (input) {
              case Passed _, PassedNext _ -> 1;
              case Fixed _ -> 0;
              case Stored s -> layout.place(s.variable).words();
              case Current c -> layout.place(c.variable).words();
              case Next n -> layout.place(n.variable).words();
            };
      }
      memories[site] = new Memory(REMEMBERED, longs, true);
    }
    return memories[site];
  }

  private int remember(Memory memory, Input[] inputs, long[] passed, long[] states, int at) {
    int words = layout.words();
    int number = 0;
    memory.begin();
    for (Input input : inputs) {
      switch (input) {
        case Passed _, PassedNext _ -> memory.add(passed[number++]);
        case Fixed _ -> {}
        case Stored s -> key(memory, s.variable, states, s.later ? at + words : at);
        case Current c -> key(memory, c.variable, states, c.later ? at + words : at);
        case Next n -> key(memory, n.variable, states, at + words);
      }
    }
    return memory.entry();
  }

  private void key(Memory memory, int variable, long[] states, int at) {
    Layout.Place place = layout.place(variable);
    if (place.isNarrow()) {
      memory.add(states[at + place.word()] >>> place.shift() & place.mask());
      return;
    }
    for (int w = 0; w < place.words(); w++) {
      memory.add(states[at + place.word() + w]);
    }
  }
}
