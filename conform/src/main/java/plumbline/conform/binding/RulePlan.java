package plumbline.conform.binding;

import java.util.List;
import java.util.Optional;
import plumbline.conform.binding.Binding.Hidden;
import plumbline.conform.binding.Binding.Located;
import plumbline.conform.binding.Binding.Meaning;
import plumbline.conform.binding.EventPlan.StepPlan;
import plumbline.conform.binding.Templates.StepTemplate;
import plumbline.conform.binding.Templates.WayTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A rule with its names resolved.
 *
 * @param ways of a meaning without steps: one without steps, for its checks
 * @param ownArgs whether the event's own arguments count
 * @param unusable why no event can be mapped by it; empty when all is well
 */
record RulePlan(
    Optional<Condition> when,
    String whenText,
    Meaning meaning,
    List<WayTemplate> ways,
    boolean ownArgs,
    boolean ownVars,
    boolean ownBefore,
    String unusable) {

  /** An event that says itself what it is. */
  static RulePlan ofEvent(List<WayTemplate> ways) {
    return new RulePlan(
        Optional.empty(), "", new Meaning.Ways(List.of()), ways, true, true, true, "");
  }

  static RulePlan unusable(String why) {
    return new RulePlan(
        Optional.empty(), "", new Meaning.Ways(List.of()), List.of(), true, true, true, why);
  }

  /** Whether it looks at nothing of a line but the event's own arguments and variables. */
  boolean isOfArguments() {
    return when.isEmpty()
        && unusable.isEmpty()
        && meaning instanceof Meaning.Ways
        && ownVars
        && ownBefore
        && ways.stream().allMatch(WayTemplate::isOfArguments);
  }

  boolean holds(JsonNode line) {
    return when.isEmpty() || when.get().holds(line);
  }

  /** Rules and the events that they are for. */
  record Named(List<Located<String>> names, List<RulePlan> rules) {
    boolean matches(String event, boolean exact) {
      return names.stream()
          .map(Located::value)
          .filter(n -> NamePattern.isExact(n) == exact)
          .anyMatch(n -> NamePattern.matches(n, event));
    }
  }

  /** Actions that need no line. */
  record HiddenRule(Hidden rule, List<WayTemplate> ways) {
    boolean isBefore(String event) {
      return rule.before().isEmpty()
          || rule.before().stream().anyMatch(n -> NamePattern.matches(n.value(), event));
    }

    /** The steps ahead of a line; those without the arguments that the line lacks are none. */
    List<StepPlan> on(JsonNode line) {
      return ways.stream()
          .map(way -> way.steps().getFirst())
          .flatMap(step -> on(step, line).stream())
          .toList();
    }

    private static Optional<StepPlan> on(StepTemplate step, JsonNode line) {
      try {
        return Optional.of(step.on(line, OwnArguments.none(step.action())));
      } catch (Lacking e) {
        return Optional.empty();
      }
    }

    /** The steps behind the last line. */
    List<StepPlan> atTheEnd() {
      return rule.before().isEmpty() ? on(JsonNodeFactory.instance.missingNode()) : List.of();
    }
  }
}
