package plumbline.conform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.conform.binding.BindingException;
import plumbline.conform.binding.EventMapper;
import plumbline.conform.binding.EventPlan;
import plumbline.conform.binding.EventPlan.ArgPlan;
import plumbline.conform.binding.EventPlan.Checks;
import plumbline.conform.binding.EventPlan.Operand;
import plumbline.conform.binding.EventPlan.StepPlan;
import plumbline.tla.value.Value;
import plumbline.trace.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Which values the events of a trace do not tell from others, as their binding reads them. */
final class Unmentioned {
  private final BoundSpec bound;
  private final EventMapper mapper;
  private final Map<Long, Value> left = new HashMap<>();

  /**
   * @param values strings and model values; as the spec has them
   */
  Unmentioned(BoundSpec bound, List<List<Value>> values) {
    this.bound = bound;
    this.mapper = bound.plan().mapper();
    values.forEach(c -> c.forEach(v -> left.put(v.fingerprint(), v)));
  }

  /** Takes the next event. */
  void add(Event event) {
    if (event.isGap()) {
      return;
    }
    initial(event);
    switch (mapper.plan(event)) {
      case EventPlan.Ignored(), EventPlan.Unmapped(_) -> {}
      case EventPlan.Continues c -> add(c.checks());
      case EventPlan.Steps s -> {
        for (EventPlan.Way way : s.ways()) {
          add(way.checks());
          way.steps().forEach(this::add);
        }
        mapper.hidden(event).forEach(h -> h.steps().forEach(this::add));
      }
    }
  }

  /** Any event may turn out to be the first one; not one that lacks what is read from the first. */
  private void initial(Event event) {
    try {
      add(bound.plan().init(event.line()));
    } catch (BindingException e) {
      return;
    }
  }

  /** The classes without the values that were mentioned, as far as two or more are left. */
  List<List<Value>> of(List<List<Value>> classes) {
    return classes.stream()
        .map(c -> c.stream().filter(v -> left.containsKey(v.fingerprint())).toList())
        .filter(c -> c.size() > 1)
        .toList();
  }

  private void add(StepPlan step) {
    add(step.checks());
    step.args().forEach(this::add);
    step.repeat().ifPresent(r -> add(r.until()));
  }

  private void add(ArgPlan argument) {
    switch (argument) {
      case ArgPlan.Any() -> {}
      case ArgPlan.Exactly(JsonNode value) -> add(value);
      case ArgPlan.Partly(JsonNode value) -> add(value);
      case ArgPlan.Computed(EventPlan.Expression value) -> add(value);
      case ArgPlan.Where w -> w.expectations().forEach(this::add);
    }
  }

  private void add(Checks checks) {
    checks.before().forEach(this::add);
    checks.after().forEach(this::add);
    checks.require().forEach(this::add);
  }

  private void add(EventPlan.Observation observation) {
    switch (observation) {
      case EventPlan.Observation.OfVariable v -> add(v.value());
      case EventPlan.Observation.OfExpression e -> {
        add(e.expression());
        add(e.expected());
      }
    }
  }

  private void add(EventPlan.Expression expression) {
    for (Operand operand : expression.operands()) {
      if (operand instanceof Operand.Given(JsonNode value)) {
        add(value);
      }
    }
  }

  private void add(JsonNode logged) {
    if (logged.isObject()) {
      for (Map.Entry<String, JsonNode> field : logged.properties()) {
        mention(StringNode.valueOf(field.getKey()));
        add(field.getValue());
      }
    } else if (logged.isArray()) {
      logged.forEach(this::add);
    } else {
      mention(logged);
    }
  }

  private void mention(JsonNode text) {
    left.values().removeIf(v -> bound.likeness().same(text, v));
  }
}
