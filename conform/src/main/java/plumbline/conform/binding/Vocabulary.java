package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import plumbline.conform.binding.Binding.Located;
import plumbline.tla.Action;
import plumbline.tla.Similar;
import plumbline.tla.Spec;

/** The names of a spec that a binding or a native event may use. */
final class Vocabulary {
  private final Binding binding;
  private final String spec;
  private final Map<String, List<Action>> actions = new LinkedHashMap<>();
  private final Map<String, Integer> variables = new LinkedHashMap<>();
  private final Map<Action, Map<String, Integer>> parameters = new HashMap<>();
  private final Set<String> allParameters = new HashSet<>();

  Vocabulary(Binding binding, Spec spec) {
    this.binding = binding;
    this.spec = spec.name();
    for (Action a : spec.actions()) {
      actions.computeIfAbsent(a.name(), n -> new ArrayList<>()).add(a);
      Map<String, Integer> places = new LinkedHashMap<>();
      for (int i = 0; i < a.parameters().size(); i++) {
        places.put(a.parameters().get(i), i);
        places.putIfAbsent(String.valueOf(i + 1), i);
      }
      parameters.put(a, places);
      allParameters.addAll(a.parameters());
    }
    for (String v : spec.variables()) {
      variables.put(v, variables.size());
    }
  }

  /** The actions of that name: more than one where modules have the same name. */
  List<Action> actions(Located<String> name) {
    List<Action> found = actions.get(name.value());
    if (found == null) {
      throw binding.wrong(noAction(name.value()), name.at());
    }
    return found;
  }

  /** The same; empty when there is none. */
  List<Action> actions(String name) {
    return actions.getOrDefault(name, List.of());
  }

  /** All actions. */
  List<Action> actions() {
    return actions.values().stream().flatMap(List::stream).toList();
  }

  String noAction(String name) {
    String hint = Similar.hint(name, actions.keySet());
    return "%s is no action of %s%s"
        .formatted(name, spec, hint.isEmpty() ? "; its actions are " + Part.some(named()) : hint);
  }

  /** The actions' names; the first action is the whole next-state relation. */
  private List<String> named() {
    return actions.keySet().stream().skip(actions.size() > 1 ? 1 : 0).toList();
  }

  /** The place of a variable. */
  OptionalInt variable(String name) {
    Integer place = variables.get(name);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  String noVariable(String name) {
    String hint = Similar.hint(name, variables.keySet());
    return "%s is no variable of %s%s"
        .formatted(
            name,
            spec,
            hint.isEmpty() ? "; its variables are " + Part.some(variables.keySet()) : hint);
  }

  /** The place of a parameter, which is given by name, or by position from 1. */
  OptionalInt parameter(Action action, String name) {
    Integer place = parameters.get(action).get(name);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  /** Whether some action has a parameter of that name. */
  boolean isParameter(String name) {
    return allParameters.contains(name) && !variables.containsKey(name);
  }

  String noParameter(List<Action> of, String name) {
    List<String> names =
        of.stream().flatMap(a -> a.parameters().stream()).distinct().sorted().toList();
    String owner = of.isEmpty() ? "no action" : of.getFirst().name();
    String hint = Similar.hint(name, names);
    return "%s is no parameter of %s%s"
        .formatted(
            name,
            owner,
            !hint.isEmpty()
                ? hint
                : names.isEmpty() ? ", which has none" : "; there are " + Part.some(names));
  }
}
