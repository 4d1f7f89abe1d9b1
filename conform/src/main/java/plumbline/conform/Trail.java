package plumbline.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.explain.Deviation.Moment;
import plumbline.tla.Spec;
import plumbline.tla.State;
import plumbline.tla.value.Value;
import plumbline.trace.Event;

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
      boolean hidden = at.isHidden(i);
      Optional<Event> event =
          hidden
              ? Optional.empty()
              : origin.flatMap(o -> Optional.ofNullable(o.event())).map(BoundEvent::event);
      State reached = at.state(i);
      for (Taken t = at.by(i); t != null; t = t.before()) {
        moments.add(new Moment(event, t.title(), variables(spec, reached)));
        reached = t.from();
      }
      if (at.parent(i) == Layer.NO_PARENT || origin.isEmpty()) {
        if (at.by(i) == null) {
          moments.add(new Moment(event, "", variables(spec, reached)));
        }
        break;
      }
      int parent = at.parent(i);
      at = hidden ? at : origin.get().layer();
      i = parent;
    }
    return moments.subList(0, Math.min(most, moments.size())).reversed();
  }

  /** One behaviour that leads to the first state of a layer, as far back as is remembered. */
  static List<Move> moves(Layer layer) {
    List<Move> moves = new ArrayList<>();
    Layer at = layer;
    int i = 0;
    while (true) {
      State reached = at.state(i);
      for (Taken t = at.by(i); t != null; t = t.before()) {
        moves.add(new Move(Optional.of(t.action()), List.of(t.arguments()), reached));
        reached = t.from();
      }
      Optional<Layer.Origin> origin = at.origin(i);
      int parent = at.parent(i);
      if (parent == Layer.NO_PARENT || origin.isEmpty()) {
        if (reached != null) {
          moves.add(new Move(Optional.empty(), List.of(), reached));
        }
        return moves.reversed();
      }
      at = at.isHidden(i) ? at : origin.get().layer();
      i = parent;
    }
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
}
