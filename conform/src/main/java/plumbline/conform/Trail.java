package plumbline.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.explain.Deviation.Moment;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.value.Value;

/** Walks back from a state through the layers that are still remembered. */
final class Trail {
  /** An event with the states that were possible ahead of it. */
  record Passed(Layer before, BoundEvent event) {}

  private Trail() {}

  /** One behaviour that leads to a state of a layer, oldest state first. */
  static List<Moment> behaviour(Spec spec, Layer layer, int index, int most) {
    List<Moment> moments = new ArrayList<>();
    Layer at = layer;
    int i = index;
    while (moments.size() < most) {
      Optional<Layer.Origin> origin = at.origin(i);
      Action action = at.action(i);
      boolean hidden = at.isHidden(i);
      Optional<BoundEvent> event =
          hidden ? Optional.empty() : origin.flatMap(o -> Optional.ofNullable(o.event()));
      if (action != null || origin.isEmpty()) {
        moments.add(
            new Moment(
                event.map(BoundEvent::event),
                action == null ? "" : title(action, at.arguments(i)),
                variables(spec, at.state(i))));
      }
      if (at.parent(i) == Layer.NO_PARENT || origin.isEmpty()) {
        break;
      }
      int parent = at.parent(i);
      at = hidden ? at : origin.get().layer();
      i = parent;
    }
    return moments.reversed();
  }

  /** One behaviour that leads to the first state of a layer, as far back as is remembered. */
  static List<Move> moves(Spec spec, Likeness likeness, Layer layer) {
    Ways ways = new Ways(spec.stepper(), likeness);
    List<Move> moves = new ArrayList<>();
    Layer at = layer;
    int i = 0;
    while (true) {
      Optional<Layer.Origin> origin = at.origin(i);
      int parent = at.parent(i);
      if (parent == Layer.NO_PARENT || origin.isEmpty()) {
        moves.add(new Move(Optional.empty(), List.of(), at.state(i)));
        return moves.reversed();
      }
      Layer source = at.isHidden(i) ? at : origin.get().layer();
      if (at.action(i) != null) {
        Optional<BoundEvent> event =
            at.isHidden(i) ? Optional.empty() : Optional.ofNullable(origin.get().event());
        moves.addAll(between(ways, event, source.state(parent), at, i).reversed());
      }
      at = source;
      i = parent;
    }
  }

  /** The steps of an event; a layer holds the last of them only. */
  private static List<Move> between(
      Ways ways, Optional<BoundEvent> event, State from, Layer layer, int index) {
    List<Move> last =
        List.of(
            new Move(
                Optional.of(layer.action(index)),
                List.of(layer.arguments(index)),
                layer.state(index)));
    if (event.isEmpty() || event.get().ways().stream().allMatch(Ways.Steps::isSingle)) {
      return last;
    }
    return event.get().ways().stream()
        .flatMap(w -> ways.prepared(w).steps(from, layer.state(index)).stream())
        .findFirst()
        .orElse(last);
  }

  /** The events that led to a layer with what was possible ahead of each, oldest first. */
  static List<Passed> events(Layer layer, int most) {
    List<Passed> passed = new ArrayList<>();
    Layer at = layer;
    while (passed.size() < most && !at.isEmpty()) {
      Optional<Layer.Origin> origin = at.origin(0);
      if (origin.isEmpty()) {
        break;
      }
      BoundEvent event = origin.get().event();
      Layer before = origin.get().layer();
      if (event != null) {
        // A line of several steps has a layer between them; it is one event.
        if (!passed.isEmpty() && passed.getLast().event() == event) {
          passed.removeLast();
        }
        passed.add(new Passed(before, event));
      }
      at = before;
    }
    return passed.reversed();
  }

  static Map<String, Value> variables(Spec spec, State state) {
    Map<String, Value> variables = new LinkedHashMap<>();
    for (int v = 0; v < state.size(); v++) {
      variables.put(spec.variables().get(v), state.get(v));
    }
    return variables;
  }

  static String title(Action action, Value[] arguments) {
    return arguments == null || arguments.length == 0
        ? action.name()
        : action.name() + "(" + CoverageCount.text(arguments) + ")";
  }
}
