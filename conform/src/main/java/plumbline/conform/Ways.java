package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import plumbline.tla.Action;
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

  /** Is told of the steps of a walk as it goes on and back. */
  sealed interface Steps {
    /** When nobody asks for them. */
    Steps NOT_KEPT = new NotKept();

    /** Keeps the steps of a way that can have several; of others, the last one is all. */
    static Steps of(Way way) {
      return isSingle(way) ? NOT_KEPT : new Kept();
    }

    /** Whether the way has no more than one step. */
    static boolean isSingle(Way way) {
      return way.steps().isEmpty()
          || (way.steps().size() == 1 && way.steps().getFirst().most() == 1);
    }

    /** The steps to where the walk is; none where they are not kept. */
    List<Move> taken();

    void on(Action action, Value[] arguments, State next);

    void back();

    /** Nothing is kept, and nothing allocated. */
    record NotKept() implements Steps {
      @Override
      public List<Move> taken() {
        return List.of();
      }

      @Override
      public void on(Action action, Value[] arguments, State next) {
        // Nobody asks.
      }

      @Override
      public void back() {
        // Nobody asks.
      }
    }

    /** Those from the start to where the walk is. */
    final class Kept implements Steps {
      private final List<Move> taken = new ArrayList<>();

      @Override
      public List<Move> taken() {
        return taken;
      }

      @Override
      public void on(Action action, Value[] arguments, State next) {
        taken.add(new Move(Optional.of(action), List.of(arguments), next));
      }

      @Override
      public void back() {
        taken.removeLast();
      }
    }
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

    /** Gives every state that the way leads to. */
    void walk(State start, Sink sink) {
      walk(start, sink, Steps.NOT_KEPT);
    }

    /** The same, telling of the steps. */
    void walk(State start, Sink sink, Steps steps) {
      if (variablesAgree(way.before(), start)) {
        new Walk(this, start, sink, steps).begin(0, start, NO_STEPS, null, NO_ARGUMENTS);
      }
    }

    /** The steps by which the way leads from a state to another; empty where it does not. */
    Optional<List<Move>> steps(State start, State end) {
      Steps.Kept steps = new Steps.Kept();
      List<List<Move>> found = new ArrayList<>(1);
      walk(
          start,
          (reached, action, arguments) -> {
            if (found.isEmpty() && reached.fingerprint() == end.fingerprint()) {
              found.add(List.copyOf(steps.taken));
            }
          },
          steps);
      return found.stream().findFirst();
    }
  }

  Prepared prepared(Way way) {
    return new Prepared(way);
  }

  /** Gives every state that one candidate leads to. */
  void take(Candidate candidate, State from, Sink sink) {
    prepared(Way.of(Step.of(List.of(candidate)))).walk(from, sink);
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
    private final Steps steps;

    Walk(Prepared prepared, State start, Sink sink, Steps steps) {
      this.prepared = prepared;
      this.way = prepared.way;
      this.start = start;
      this.sink = sink;
      this.steps = steps;
    }

    /** Takes the steps from an index on; no step was taken yet, or the one before was not. */
    void begin(int index, State at, Value[][] taken, Action last, Value[] lastArguments) {
      if (index == way.steps().size()) {
        if (expressionsAgree(way.before(), start, start, taken)
            && agrees(way.after(), start, at, taken)) {
          sink.accept(at, last, lastArguments);
        }
        return;
      }
      Step step = way.steps().get(index);
      if (step.optional()) {
        begin(index + 1, at, with(taken, index, NO_ARGUMENTS), last, lastArguments);
      }
      times(index, step, 1, at, taken);
    }

    private void times(int index, Step step, int time, State at, Value[][] taken) {
      for (int i = 0; i < step.candidates().size(); i++) {
        Candidate c = step.candidates().get(i);
        if (!variablesAgree(c.before(), at)) {
          continue;
        }
        stepper.successors(
            at,
            c.action(),
            c.arguments().in(stepper, at),
            prepared.expected[index][i],
            (action, next) -> {
              Value[] arguments =
                  action.parameters().isEmpty() ? NO_ARGUMENTS : stepper.arguments();
              Value[][] now = with(taken, index, arguments);
              if (expressionsAgree(c.before(), at, at, now)
                  && expressionsAgree(c.after(), at, next, now)) {
                steps.on(action, arguments, next);
                reached(index, step, time, at, next, now, action);
                steps.back();
              }
              return true;
            });
      }
    }

    private void reached(
        int index, Step step, int time, State from, State next, Value[][] taken, Action action) {
      if (step.until().isPresent() && !step.until().get().in(stepper, from, next, taken).isTrue()) {
        if (time < step.most()) {
          times(index, step, time + 1, next, Arrays.copyOf(taken, index));
        }
      } else if (index < way.steps().size() - 1 || step.until().isPresent()) {
        begin(index + 1, next, taken, action, taken[index]);
      } else if (expressionsAgree(way.before(), start, start, taken)
          && expressionsAgree(way.after(), start, next, taken)) {
        sink.accept(next, action, taken[index]);
      }
    }

    private static Value[][] with(Value[][] taken, int index, Value[] arguments) {
      Value[][] more = Arrays.copyOf(taken, index + 1);
      more[index] = arguments;
      return more;
    }
  }
}
