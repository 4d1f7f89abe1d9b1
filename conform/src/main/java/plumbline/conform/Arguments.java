package plumbline.conform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Spec;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueIterator;
import plumbline.trace.Event;
import plumbline.trace.TraceException;
import tools.jackson.databind.JsonNode;

/**
 * Finds the arguments that were logged in the sets that the next-state relation draws them from.
 * Where such a set is constant, each logged text is looked up once.
 */
public final class Arguments {
  /** Different texts of one parameter that are remembered. */
  private static final int REMEMBERED = 10_000;

  private static final int SHOWN = 10;

  /** A parameter with what it is drawn from. */
  private record Parameter(Optional<Value> domain, Map<JsonNode, Argument> known) {}

  private final Spec spec;
  private final Likeness likeness;
  private final Map<Long, Parameter> parameters = new HashMap<>();

  public Arguments(Spec spec, Likeness likeness) {
    this.spec = spec;
    this.likeness = likeness;
  }

  /**
   * The argument that was logged.
   *
   * @throws TraceException when it is outside of the set that the parameter is drawn from
   */
  public Argument of(Event event, Action action, int index, JsonNode logged) {
    Parameter parameter =
        parameters.computeIfAbsent(
            (long) action.index() << 32 | index,
            k -> new Parameter(spec.domain(action, index), new HashMap<>()));
    if (parameter.domain.isEmpty()) {
      return new Argument.Such(v -> likeness.same(logged, v));
    }
    Argument known = parameter.known.get(logged);
    if (known == null) {
      known = find(event, action, index, logged, parameter.domain.get());
      if (parameter.known.size() < REMEMBERED) {
        parameter.known.put(logged, known);
      }
    }
    return known;
  }

  private Argument find(Event event, Action action, int index, JsonNode logged, Value domain) {
    if (!domain.isEnumerable()) {
      Value value = new FromJson(spec.atoms()).value(logged);
      if (domain.contains(value)) {
        return new Argument.Exactly(value);
      }
      throw outside(event, action, index, logged, domain.toString());
    }
    ValueIterator elements = domain.iterator();
    StringBuilder offered = new StringBuilder();
    int count = 0;
    for (Value v = elements.next(); v != null; v = elements.next()) {
      if (likeness.same(logged, v)) {
        return new Argument.Exactly(v.strict());
      }
      if (count++ < SHOWN) {
        offered.append(count == 1 ? "" : ", ").append(v);
      }
    }
    String all = "{" + offered + (count > SHOWN ? ", ..." : "") + "}";
    throw outside(event, action, index, logged, all);
  }

  private static TraceException outside(
      Event event, Action action, int index, JsonNode logged, String domain) {
    return new TraceException(
        "%s of %s is %s, which is not in %s: log one of these, or give the constant of the"
                .formatted(action.parameters().get(index), action.name(), logged, domain)
            + " configuration the system's values",
        event);
  }
}
