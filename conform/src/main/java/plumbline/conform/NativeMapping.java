package plumbline.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Similar;
import plumbline.tla.Spec;
import plumbline.trace.Event;
import plumbline.trace.TraceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events whose names and fields are those of the spec. */
public final class NativeMapping implements Mapping {
  private final Spec spec;
  private final Arguments arguments;
  private final Map<String, List<Action>> actions = new HashMap<>();
  private final Map<String, Integer> variables = new HashMap<>();

  public NativeMapping(Spec spec, Likeness likeness) {
    this.spec = spec;
    this.arguments = new Arguments(spec, likeness);
    for (Action a : spec.actions()) {
      actions.computeIfAbsent(a.name(), n -> new ArrayList<>()).add(a);
    }
    for (int i = 0; i < spec.variables().size(); i++) {
      variables.put(spec.variables().get(i), i);
    }
  }

  @Override
  public Mapped of(Event event) {
    List<Action> meant =
        event.action().isEmpty() ? spec.actions() : actions.getOrDefault(event.action(), List.of());
    if (meant.isEmpty()) {
      throw new TraceException(
          "the spec has no action %s%s; its actions are %s. Where the log has other names, give a"
                  .formatted(
                      event.action(),
                      Similar.hint(event.action(), actions.keySet()),
                      spec.actions().stream()
                          .filter(a -> a.index() > 0)
                          .map(Action::name)
                          .collect(Collectors.joining(", ")))
              + " binding: plumbline bind",
          event.at());
    }
    List<Observation> before = observations(event, event.before());
    List<Observation> after = observations(event, event.vars());
    List<Candidate> candidates = new ArrayList<>(meant.size());
    for (Action a : meant) {
      candidates.add(new Candidate(a, arguments(event, a), before, after));
    }
    Step step = event.optional() ? Step.optional(candidates) : Step.of(candidates);
    return new Mapped.Steps(List.of(step));
  }

  private Argument[] arguments(Event event, Action action) {
    ObjectNode logged = event.args();
    List<String> parameters = action.parameters();
    Argument[] all = new Argument[parameters.size()];
    int found = 0;
    for (int i = 0; i < all.length; i++) {
      JsonNode value = logged.get(parameters.get(i));
      all[i] = value == null ? new Argument.Any() : arguments.of(event, action, i, value);
      found += value == null ? 0 : 1;
    }
    if (found < logged.size() && !event.action().isEmpty()) {
      String unknown =
          logged.propertyNames().stream()
              .filter(n -> !parameters.contains(n))
              .findFirst()
              .orElseThrow();
      throw new TraceException(
          "%s has no parameter %s; its parameters are %s"
              .formatted(
                  action.name(),
                  unknown,
                  parameters.isEmpty() ? "none" : String.join(", ", parameters)),
          event.at());
    }
    return all;
  }

  private List<Observation> observations(Event event, ObjectNode observed) {
    if (observed.isEmpty()) {
      return List.of();
    }
    List<Observation> all = new ArrayList<>(observed.size());
    for (Map.Entry<String, JsonNode> entry : observed.properties()) {
      Integer variable = variables.get(entry.getKey());
      if (variable == null) {
        throw new TraceException(
            "the spec has no variable %s; its variables are %s"
                .formatted(entry.getKey(), String.join(", ", spec.variables())),
            event.at());
      }
      all.add(new Observation.OfVariable(variable, entry.getKey(), entry.getValue()));
    }
    return all;
  }
}
