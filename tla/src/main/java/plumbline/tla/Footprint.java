package plumbline.tla;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.ModelValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/**
 * What of the state an action, or an invariant, may look at and change, as far as its text shows.
 *
 * <p>Two actions whose footprints do not {@linkplain #conflicts conflict} lead to the same state in
 * either order, and neither makes the other possible or impossible.
 *
 * <p>Two actions that only add to the same variable commute, although both read and write it: what
 * counts is that the operations do, as for the dependency relations of persistent sets (Godefroid,
 * Partial-Order Methods for the Verification of Concurrent Systems, 1996, chapter 3). Messages that
 * are sent into a set are the common case.
 */
public record Footprint(Set<Access> accesses) {
  /**
   * One part of a state.
   *
   * @param variable its index in {@link Spec#variables()}
   * @param parameter the index of the action's parameter at whose point of the variable it is, or
   *     {@link #WHOLE}
   * @param kind what may happen to it
   * @param element of a set, the only element that is looked for or added; empty for any
   */
  public record Access(int variable, int parameter, Kind kind, Optional<Element> element) {
    /** Whatever element it is. */
    public Access(int variable, int parameter, Kind kind) {
      this(variable, parameter, kind, Optional.empty());
    }

    /** Whether it may be changed. */
    public boolean write() {
      return kind != Kind.READ;
    }
  }

  /** What may happen to a part of a state. */
  public enum Kind {
    /** It is only looked at. */
    READ,
    /**
     * Something is added to what it holds, {@code v' = v \cup e} or {@code v' = v + e}, where e
     * does not look at it, and nothing else is asked of its new value.
     */
    ADD,
    /** It is changed in any other way. */
    WRITE;

    /** Whether two accesses to the same part have the same effect in either order. */
    public boolean commutesWith(Kind other) {
      return this == other && this != WRITE;
    }
  }

  /**
   * What the text tells of an element of a set. Whether one message is in the set does not depend
   * on what else is sent.
   *
   * @param fields what it has in fields of a record or at the places of a tuple, by their names; a
   *     value that is neither is all that stands under the empty name
   */
  public record Element(Map<String, Term> fields) {
    public Element {
      fields = Map.copyOf(fields);
    }

    /**
     * The fields whose values are known.
     *
     * @param argument the action's argument for a parameter, where it is known
     */
    public Map<String, Value> known(IntFunction<Optional<Value>> argument) {
      Map<String, Value> known = new HashMap<>();
      fields.forEach(
          (name, term) -> {
            Optional<Value> value =
                switch (term) {
                  case Term.Constant(Value v) -> Optional.of(v);
                  case Term.OfParameter(int parameter) -> argument.apply(parameter);
                };
            value.ifPresent(v -> known.put(name, v));
          });
      return known;
    }

    /** Whether two elements of which that is known are two elements for sure. */
    public static boolean areApart(Map<String, Value> one, Map<String, Value> other) {
      return one.entrySet().stream()
          .anyMatch(
              e -> other.containsKey(e.getKey()) && differ(e.getValue(), other.get(e.getKey())));
    }

    private static boolean differ(Value a, Value b) {
      return a.getClass() == b.getClass()
          && (a instanceof StringValue || a instanceof IntValue || a instanceof ModelValue)
          && a.fingerprint() != b.fingerprint();
    }
  }

  /** What a field of an element has. */
  public sealed interface Term {
    /** The same in every step. */
    record Constant(Value value) implements Term {}

    /** The action's argument for that parameter. */
    record OfParameter(int parameter) implements Term {}
  }

  /** Stands for all of a variable. */
  public static final int WHOLE = -1;

  public Footprint {
    accesses = Set.copyOf(accesses);
  }

  /**
   * Whether one of the two may change what the other looks at or changes.
   *
   * @param mine the arguments of the action that this is of; none for an invariant
   * @param theirs those of the other action
   */
  public boolean conflicts(Value[] mine, Footprint other, Value[] theirs) {
    for (Access a : accesses) {
      for (Access b : other.accesses) {
        if (a.variable == b.variable
            && !a.kind.commutesWith(b.kind)
            && (a.parameter == WHOLE
                || b.parameter == WHOLE
                || mine[a.parameter].fingerprint() == theirs[b.parameter].fingerprint())
            && !areApart(a, mine, b, theirs)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean areApart(Access a, Value[] mine, Access b, Value[] theirs) {
    return a.element.isPresent()
        && b.element.isPresent()
        && Element.areApart(
            a.element.get().known(p -> Optional.of(mine[p])),
            b.element.get().known(p -> Optional.of(theirs[p])));
  }

  /** Whether nothing is changed. */
  public boolean readsOnly() {
    return accesses.stream().noneMatch(Access::write);
  }
}
