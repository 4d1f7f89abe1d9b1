package plumbline.explore.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.explore.Exploration;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/**
 * A behaviour as it is shown: each state by its variables, or by what the spec's ALIAS makes of it.
 *
 * @param steps the initial state first
 * @param aliasError why the ALIAS could not be evaluated in some state; that state is shown by its
 *     variables
 */
public record Behaviour(String module, List<Step> steps, Optional<SpecException> aliasError) {
  /**
   * One step.
   *
   * @param number counts from 1
   * @param action empty for the initial state
   * @param arguments of the action, in the order of its parameters
   * @param variables the state, by the names of the variables
   * @param shown the same, or the ALIAS of it
   */
  public record Step(
      int number,
      Optional<Action> action,
      List<Value> arguments,
      Map<String, Value> variables,
      Map<String, Value> shown) {
    /** The action with its arguments, as it would be written in TLA+: {@code RMPrepare(r1)}. */
    public String title() {
      return action.map(a -> Behaviour.title(a, arguments)).orElse("initial state");
    }
  }

  /** An action with arguments, as it would be written in TLA+. */
  static String title(Action action, List<Value> arguments) {
    return arguments.isEmpty()
        ? action.name()
        : arguments.stream()
            .map(Value::toString)
            .collect(Collectors.joining(", ", action.name() + "(", ")"));
  }

  /** What an exploration's behaviour shows. */
  public static Behaviour of(Spec spec, List<Exploration.Step> found) {
    List<State> states = found.stream().map(Exploration.Step::state).toList();
    Stepper stepper = spec.stepper();
    List<Step> steps = new ArrayList<>();
    Optional<SpecException> aliasError = Optional.empty();
    for (int i = 0; i < found.size(); i++) {
      Exploration.Step step = found.get(i);
      Map<String, Value> variables = new LinkedHashMap<>();
      for (int v = 0; v < step.state().size(); v++) {
        variables.put(spec.variables().get(v), step.state().get(v));
      }
      Map<String, Value> shown = variables;
      if (spec.hasAlias()) {
        stepper.statistics(new Position(states.subList(0, i + 1)));
        try {
          // The last state is followed by itself, as in TLC.
          shown = stepper.alias(step.state(), states.get(Math.min(i + 1, states.size() - 1)));
        } catch (SpecException e) {
          aliasError = aliasError.or(() -> Optional.of(e));
        }
      }
      steps.add(new Step(i + 1, step.action(), step.arguments(), variables, shown));
    }
    return new Behaviour(spec.name(), List.copyOf(steps), aliasError);
  }

  /** The names that its states are shown by, in order. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    steps.forEach(s -> names.addAll(s.shown().keySet()));
    return List.copyOf(names);
  }

  /** What an ALIAS may ask about the state that it shows. */
  private record Position(List<State> trace) implements Stepper.Statistics {
    @Override
    public OptionalLong count(String name) {
      return name.equals("level") ? OptionalLong.of(trace.size()) : OptionalLong.empty();
    }

    @Override
    public void request(String what) {
      // The run has ended already.
    }
  }
}
