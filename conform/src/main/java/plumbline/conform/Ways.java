package plumbline.conform;

import java.util.Arrays;
import java.util.List;
import plumbline.tla.NextFilter;
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
  private final Demands demands;

  /** Receives the states that a way leads to. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes a state.
     *
     * @param last the last step of the way; null when no step was taken
     * @param broken what is violated on the way, the state itself left out, or {@link Layer#GOOD}
     */
    void accept(State reached, Taken last, int broken);
  }

  Ways(Stepper stepper, Likeness likeness, Demands demands) {
    this.stepper = stepper;
    this.likeness = likeness;
    this.demands = demands;
  }

  /** A way with what its steps are expected to lead to, for many states. */
  final class Prepared {
    private final Way way;

    /** By step and candidate. */
    private final NextFilter[][] expected;

    private Prepared(Way way) {
      this.way = way;
      this.expected = new NextFilter[way.steps().size()][];
      for (int i = 0; i < expected.length; i++) {
        Step step = way.steps().get(i);
        boolean last = i == expected.length - 1 && step.until().isEmpty();
        expected[i] = new NextFilter[step.candidates().size()];
        for (int c = 0; c < expected[i].length; c++) {
          List<Observation> after = step.candidates().get(c).after();
          expected[i][c] = Expected.of(likeness, after, last ? way.after() : List.of());
        }
      }
    }

    /**
     * Gives every state that the way leads to.
     *
     * @param broken what is violated ahead of it, or {@link Layer#GOOD}
     */
    void walk(State start, int broken, Sink sink) {
      if (variablesAgree(way.before(), start)) {
        new Walk(this, start, sink).begin(0, start, NO_STEPS, null, broken);
      }
    }
  }

  Prepared prepared(Way way) {
    return new Prepared(way);
  }

  /** Gives every state that one candidate leads to. */
  void take(Candidate candidate, State from, int broken, Sink sink) {
    prepared(Way.of(Step.of(List.of(candidate)))).walk(from, broken, sink);
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

  private boolean expressionsAgree(
      List<Observation> observed, State from, State seen, Value[][] args) {
    for (Observation o : observed) {
      if (o instanceof Observation.OfExpression && !agrees(o, from, seen, args)) {
        return false;
      }
    }
    return true;
  }

  /** One way from one state. */
  private final class Walk {
    private final Prepared prepared;
    private final Way way;
    private final State start;
    private final Sink sink;

    Walk(Prepared prepared, State start, Sink sink) {
      this.prepared = prepared;
      this.way = prepared.way;
      this.start = start;
      this.sink = sink;
    }

    /** Takes the steps from an index on; no step was taken yet, or the one before was not. */
    void begin(int index, State at, Value[][] taken, Taken last, int broken) {
      if (index == way.steps().size()) {
        if (expressionsAgree(way.before(), start, start, taken)
            && agrees(way.after(), start, at, taken)) {
          sink.accept(at, last, broken);
        }
        return;
      }
      Step step = way.steps().get(index);
      if (step.optional()) {
        begin(index + 1, at, with(taken, index, NO_ARGUMENTS), last, broken);
      }
      times(index, step, 1, at, taken, last, broken);
    }

    private void times(
        int index, Step step, int time, State at, Value[][] taken, Taken last, int broken) {
      for (int i = 0; i < step.candidates().size(); i++) {
        Candidate c = step.candidates().get(i);
        if (!variablesAgree(c.before(), at)) {
          continue;
        }
        c.successors(
            stepper,
            at,
            prepared.expected[index][i],
            (action, next) -> {
              Value[] arguments =
                  action.parameters().isEmpty() ? NO_ARGUMENTS : stepper.arguments();
              Value[][] now = with(taken, index, arguments);
              if (expressionsAgree(c.before(), at, at, now)
                  && expressionsAgree(c.after(), at, next, now)) {
                Taken by = new Taken(last, at, action, arguments);
                reached(index, step, time, next, now, by, demands.violatedBy(broken, at, next));
              }
              return true;
            });
      }
    }

    private void reached(
        int index, Step step, int time, State next, Value[][] taken, Taken by, int broken) {
      if (step.until().isPresent()
          && !step.until().get().in(stepper, by.from(), next, taken).isTrue()) {
        if (time < step.most()) {
          int between = between(broken, next);
          times(index, step, time + 1, next, Arrays.copyOf(taken, index), by, between);
        }
      } else if (index < way.steps().size() - 1) {
        begin(index + 1, next, taken, by, between(broken, next));
      } else if (step.until().isPresent()) {
        begin(index + 1, next, taken, by, broken);
      } else if (expressionsAgree(way.before(), start, start, taken)
          && expressionsAgree(way.after(), start, next, taken)) {
        sink.accept(next, by, broken);
      }
    }

    /** What is violated on a way that goes on from that state. */
    private int between(int broken, State state) {
      return broken == Layer.GOOD ? demands.violatedBy(state) : broken;
    }

    private static Value[][] with(Value[][] taken, int index, Value[] arguments) {
      Value[][] more = Arrays.copyOf(taken, index + 1);
      more[index] = arguments;
      return more;
    }
  }
}
