package plumbline.tla.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionSetValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.IntervalValue;
import plumbline.tla.value.Keys;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.RecordSetValue;
import plumbline.tla.value.SeqSetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.SubsetValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;

/** What is known of the values that have been seen in one place. */
final class Sketch {
  private static final int MOST_MEMBERS = 20_000;

  boolean bool;
  boolean integer;
  long low;
  long high;

  /** Whether the integers are all that there may be, so that no room is left for others. */
  boolean exact;

  final Map<Long, Value> atoms = new LinkedHashMap<>();

  /** Of the elements of the sets seen; null where there was none. */
  Sketch elements;

  /** Functions by their domains, sequences apart. */
  final Map<Keys, List<Sketch>> functions = new LinkedHashMap<>();

  /** Of the elements of the sequences seen, by place while all have one length. */
  List<Sketch> places;

  /** Of the sets seen. */
  int largest;

  int longest = -1;
  boolean lengthsDiffer;

  /** Something that has no shape was seen. */
  boolean strange;

  /** Takes note of a value. */
  void see(Value value) {
    switch (value) {
      case BoolValue _ -> bool = true;
      case IntValue i -> see(i.value(), i.value());
      case StringValue _, ModelValue _ -> atoms.put(value.fingerprint(), value);
      default -> {
        if (value.isSet()) {
          seeSet(value);
        } else {
          FunctionValue f = FunctionValue.listed(value);
          if (f == null) {
            strange = true;
          } else {
            seeFunction(f);
          }
        }
      }
    }
  }

  private void see(long from, long to) {
    low = integer ? Math.min(low, from) : from;
    high = integer ? Math.max(high, to) : to;
    integer = true;
  }

  private Sketch elements() {
    if (elements == null) {
      elements = new Sketch();
    }
    return elements;
  }

  private void seeSet(Value set) {
    if (!set.isEnumerable()) {
      strange = true;
      return;
    }
    Sketch of = elements();
    ValueIterator all = set.iterator();
    int count = 0;
    for (Value v = all.next(); v != null && count < MOST_MEMBERS; v = all.next()) {
      of.see(v);
      count++;
    }
    largest = Math.max(largest, count);
  }

  private void seeFunction(FunctionValue f) {
    if (!f.isSequence()) {
      List<Sketch> parts = functions.computeIfAbsent(f.keys(), k -> fresh(k.count()));
      for (int i = 0; i < f.count(); i++) {
        parts.get(i).see(f.valueAt(i));
      }
      return;
    }
    sequence(f.count());
    for (int i = 0; i < f.count(); i++) {
      places.get(i).see(f.valueAt(i));
    }
  }

  private void sequence(int length) {
    lengthsDiffer |= longest >= 0 && longest != length;
    longest = Math.max(longest, length);
    if (places == null) {
      places = new ArrayList<>();
    }
    while (places.size() < length) {
      places.add(new Sketch());
    }
  }

  private static List<Sketch> fresh(int count) {
    List<Sketch> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(new Sketch());
    }
    return all;
  }

  /** Takes note that every element of a set may be seen, as far as that can be said. */
  void seeAllOf(Value set) {
    switch (set) {
      case IntervalValue i -> {
        exact = !integer || (i.low() <= low && i.high() >= high);
        see(i.low(), i.high());
      }
      case SubsetValue s -> elements().seeAllOf(s.base());
      case FunctionSetValue f when f.functionDomain().isEnumerable() -> {
        Keys keys = Keys.of(f.functionDomain());
        List<Sketch> parts;
        if (keys.isSequence()) {
          sequence(keys.count());
          parts = places;
        } else {
          parts = functions.computeIfAbsent(keys, k -> fresh(k.count()));
        }
        parts.forEach(p -> p.seeAllOf(f.range()));
      }
      case RecordSetValue r -> {
        List<Sketch> parts = functions.computeIfAbsent(r.fields(), k -> fresh(k.count()));
        for (int i = 0; i < parts.size(); i++) {
          parts.get(i).seeAllOf(r.setAt(i));
        }
      }
      case plumbline.tla.value.CupValue c -> {
        seeAllOf(c.left());
        seeAllOf(c.right());
      }
      case SeqSetValue s -> {
        // Says nothing of lengths; what the elements are is seen in the sequences.
        return;
      }
      default -> {
        if (set.isEnumerable() && set.size() <= MOST_MEMBERS) {
          ValueIterator all = set.iterator();
          for (Value v = all.next(); v != null; v = all.next()) {
            see(v);
          }
        }
      }
    }
  }

  /** Takes note of all that another sketch has seen. */
  void see(Sketch other) {
    bool |= other.bool;
    strange |= other.strange;
    if (other.integer) {
      boolean within = other.low >= low && other.high <= high;
      exact = integer ? exact && (other.exact || within) : exact || other.exact;
      see(other.low, other.high);
    }
    atoms.putAll(other.atoms);
    if (other.elements != null) {
      elements().see(other.elements);
    }
    other.functions.forEach(
        (keys, parts) -> {
          List<Sketch> own = functions.computeIfAbsent(keys, k -> fresh(k.count()));
          for (int i = 0; i < parts.size(); i++) {
            own.get(i).see(parts.get(i));
          }
        });
    if (other.places != null) {
      lengthsDiffer |= other.lengthsDiffer;
      sequence(other.longest);
      for (int i = 0; i < other.places.size(); i++) {
        places.get(i).see(other.places.get(i));
      }
    }
  }

  /** How many kinds of values were seen. */
  int kinds() {
    return (bool ? 1 : 0)
        + (integer ? 1 : 0)
        + (atoms.isEmpty() ? 0 : 1)
        + (elements == null ? 0 : 1)
        + functions.size()
        + (places == null ? 0 : 1);
  }
}
