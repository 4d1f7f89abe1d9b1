package plumbline.conform;

import java.util.Arrays;
import java.util.List;
import plumbline.tla.Action;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/** Walks the ways in which an event can have come about, from one state. One thread. */
final class Ways {
  static final Value[] NO_ARGUMENTS = {};
  private static final Value[][] NO_STEPS = {};

  private final Stepper stepper;
  private final Likeness likeness;

  /** Receives the states that a way leads to. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes a state.
     *
     * @param action the last action of the way; null when no step was taken
     * @param arguments that action's
     */
    void accept(State reached, Action action, Value[] arguments);
  }

  Ways(Stepper stepper, Likeness likeness) {
    this.stepper = stepper;
    this.likeness = likeness;
  }

  /** Gives every state that a way leads to. */
  void walk(Way way, State start, Sink sink) {
    if (variablesAgree(way.before(), start)) {
      new Walk(way, start, sink).step(0, start, NO_STEPS, null, NO_ARGUMENTS);
    }
  }

  /** Gives every state that one candidate leads to. */
  void take(Candidate candidate, State from, Sink sink) {
    walk(Way.of(Step.of(List.of(candidate))), from, sink);
  }

  /** Whether the state agrees with what was observed of it, no step being meant. */
  boolean agrees(List<Observation> observed, State state) {
    return agrees(observed, state, state, NO_STEPS);
  }

  private boolean agrees(List<Observation> observed, State from, State seen, Value[][] args) {
    for (Observation o : observed) {
      if (!agrees(o, from, seen, args)) {
        return false;
      }
    }
    return true;
  }

  /** A place that a state does not have, such as the last entry of an empty log, is as no other. */
  boolean agrees(Observation o, State from, State seen, Value[][] args) {
    if (o instanceof Observation.OfVariable v) {
      return likeness.agrees(v.logged(), seen.get(v.variable()));
    }
    try {
      return likeness.agrees(o.logged(), o.in(stepper, from, seen, args));
    } catch (SpecException e) {
      return false;
    }
  }

  /** Whether the state agrees with what was observed of variables, which needs no arguments. */
  private boolean variablesAgree(List<Observation> observed, State state) {
    for (Observation o : observed) {
      if (o instanceof Observation.OfVariable v
          && !likeness.agrees(v.logged(), state.get(v.variable()))) {
        return false;
      }
    }
    return true;
  }

  private boolean expressionsAgree(List<Observation> observed, State state, Value[][] args) {
    for (Observation o : observed) {
      if (o instanceof Observation.OfExpression && !agrees(o, state, state, args)) {
        return false;
      }
    }
    return true;
  }

  /** One way from one state. */
  private final class Walk {
    private final Way way;
    private final State start;
    private final Sink sink;

    Walk(Way way, State start, Sink sink) {
      this.way = way;
      this.start = start;
      this.sink = sink;
    }

    void step(int index, State at, Value[][] taken, Action last, Value[] lastArguments) {
      if (index == way.steps().size()) {
        if (expressionsAgree(way.before(), start, taken) && agrees(way.after(), start, at, taken)) {
          sink.accept(at, last, lastArguments);
        }
        return;
      }
      Step step = way.steps().get(index);
      if (step.optional()) {
        step(index + 1, at, with(taken, index, NO_ARGUMENTS), last, lastArguments);
      }
      times(index, step, 1, at, taken);
    }

    private void times(int index, Step step, int time, State at, Value[][] taken) {
      for (Candidate c : step.candidates()) {
        if (!variablesAgree(c.before(), at)) {
          continue;
        }
        stepper.successors(
            at,
            c.action(),
            c.arguments().in(stepper, at),
            (action, next) -> {
              Value[] arguments =
                  action.parameters().isEmpty() ? NO_ARGUMENTS : stepper.arguments();
              Value[][] now = with(taken, index, arguments);
              if (expressionsAgree(c.before(), at, now) && agrees(c.after(), at, next, now)) {
                if (step.until().isEmpty()
                    || step.until().get().in(stepper, at, next, now).isTrue()) {
                  step(index + 1, next, now, action, arguments);
                } else if (time < step.most()) {
                  times(index, step, time + 1, next, taken);
                }
              }
              return true;
            });
      }
    }

    private static Value[][] with(Value[][] taken, int index, Value[] arguments) {
      Value[][] more = Arrays.copyOf(taken, index + 1);
      more[index] = arguments;
      return more;
    }
  }
}
