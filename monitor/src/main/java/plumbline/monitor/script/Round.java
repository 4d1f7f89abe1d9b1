package plumbline.monitor.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.monitor.alert.Alert.Verdict;
import plumbline.tla.Action;
import plumbline.tla.Awaited;
import plumbline.tla.Formula;
import plumbline.tla.SourceRange;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/**
 * What one record leads to: from each state that waited, the steps that became possible by it, and
 * whatever the states behind them may do without a further record. What was possible before is not
 * done again: the steps of a state are taken with and without the record, and those that come
 * without it are left out, as often as they come.
 */
final class Round {
  private final Spec spec;
  private final Stepper stepper;
  private final TapeFeed feed;
  private final Tape tape;
  private final int mostStates;
  private final Set<Long> seen = new HashSet<>();
  private final Deque<State> open = new ArrayDeque<>();
  private final Map<Long, State> waiting = new LinkedHashMap<>();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<Long, Said> produced = new LinkedHashMap<>();
  private final Set<Long> saidBefore = new HashSet<>();
  private boolean initialAwaited;

  /** There are more states than may be looked at. */
  static final class TooManyStates extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyStates(int most) {
      super("more than %,d states are possible".formatted(most), null, false, false);
    }
  }

  Round(Spec spec, Stepper stepper, TapeFeed feed, Tape tape, int mostStates) {
    this.spec = spec;
    this.stepper = stepper;
    this.feed = feed;
    this.tape = tape;
    this.mostStates = mostStates;
    feed.takeSaid();
  }

  /** Begins in the initial states. */
  void begin() throws TooManyStates {
    feed.show(tape, tape.count(), tape.count() > 0);
    List<State> initial = new ArrayList<>();
    stepper.initial(
        s -> {
          initial.add(s);
          return true;
        });
    initialAwaited = initial.isEmpty() && feed.isAwaited();
    for (State s : initial) {
      for (Formula p : spec.initialProperties()) {
        if (!stepper.initialProperty(p.index(), s)) {
          violated(p, Optional.empty(), s);
        }
      }
      reach(Optional.empty(), s);
    }
    exploreOpen();
  }

  /** Goes on from the states that waited for the record that came last. */
  void goOn(List<State> from) throws TooManyStates {
    for (State s : from) {
      Map<Long, Integer> known = new HashMap<>();
      feed.show(tape, tape.count() - 1, false);
      for (State next : successors(s)) {
        known.merge(stepper.fingerprint(next), 1, Integer::sum);
      }
      saidBefore.addAll(feed.takeSaid().keySet());
      feed.show(tape, tape.count(), true);
      List<State> all = successors(s);
      wait(s);
      collect(s);
      for (State next : all) {
        if (known.merge(stepper.fingerprint(next), -1, Integer::sum) < 0) {
          step(s, next);
        }
      }
    }
    exploreOpen();
  }

  private void exploreOpen() throws TooManyStates {
    while (!open.isEmpty()) {
      State s = open.remove();
      feed.show(tape, tape.count(), false);
      List<State> all = successors(s);
      wait(s);
      collect(s);
      for (State next : all) {
        step(s, next);
      }
    }
  }

  private List<State> successors(State from) throws TooManyStates {
    List<State> all = new ArrayList<>();
    stepper.successors(
        from,
        (Action _, State next) -> {
          all.add(next);
          return all.size() <= mostStates;
        });
    if (all.size() > mostStates) {
      throw new TooManyStates(mostStates);
    }
    return all;
  }

  private void wait(State s) {
    if (feed.isAwaited()) {
      waiting.put(stepper.fingerprint(s), s);
    }
  }

  private void step(State from, State to) throws TooManyStates {
    feed.show(tape, tape.count(), false);
    if (spec.hasActionConstraints() && !stepper.actionConstraints(from, to)) {
      return;
    }
    for (Formula p : spec.stepProperties()) {
      if (!stepper.stepProperty(p.index(), from, to)) {
        violated(p, Optional.of(from), to);
      }
    }
    reach(Optional.of(from), to);
  }

  private void reach(Optional<State> from, State to) throws TooManyStates {
    if (!seen.add(stepper.fingerprint(to))) {
      return;
    }
    if (seen.size() > mostStates) {
      throw new TooManyStates(mostStates);
    }
    for (Formula invariant : spec.invariants()) {
      if (!holds(invariant, to)) {
        violated(invariant, from, to);
      }
    }
    collect(to);
    if (!spec.hasConstraints() || stepper.constraints(to)) {
      open.add(to);
    }
  }

  private boolean holds(Formula invariant, State state) {
    feed.show(tape, tape.count(), false);
    try {
      return stepper.invariant(invariant.index(), state);
    } catch (Awaited e) {
      throw new SpecException(
          SpecException.Kind.EVALUATION,
          "%s cannot be told, as %s: only steps wait for records"
              .formatted(invariant.name(), e.getMessage()),
          invariant.at());
    }
  }

  private void violated(Formula formula, Optional<State> before, State after) {
    String cause = "violated " + formula.name();
    findings.putIfAbsent(
        cause,
        new Finding(
            Verdict.DEVIATES,
            cause,
            formula.name() + " is violated",
            Optional.empty(),
            before,
            Optional.of(after)));
  }

  private void collect(State state) {
    for (Map.Entry<Long, Said> entry : feed.takeSaid().entrySet()) {
      if (saidBefore.contains(entry.getKey())) {
        continue;
      }
      Said said = entry.getValue();
      if (said.topic().isPresent()) {
        produced.putIfAbsent(entry.getKey(), said);
        continue;
      }
      String cause = "said %016x".formatted(entry.getKey());
      findings.putIfAbsent(
          cause,
          new Finding(
              Verdict.DEVIATES,
              cause,
              title(said.value()),
              Optional.of(said.value()),
              Optional.empty(),
              Optional.of(state)));
    }
  }

  /** The text of the alert, where it has one. */
  private String title(Value said) {
    if (said instanceof StringValue text) {
      return text.text();
    }
    if (said instanceof FunctionValue record && record.isRecord()) {
      int at = record.keys().indexOf(spec.atoms().string("msg"));
      if (at >= 0 && record.valueAt(at) instanceof StringValue text) {
        return text.text();
      }
    }
    return said.toString();
  }

  /** The states that wait for a further record. */
  List<State> waiting() {
    return new ArrayList<>(waiting.values());
  }

  /** Whether there was any step, or anything still waits. */
  boolean isTaken() {
    return !seen.isEmpty() || !waiting.isEmpty() || initialAwaited;
  }

  /** Whether the initial predicate itself waits for a record. */
  boolean isInitialAwaited() {
    return initialAwaited;
  }

  /** What is to be written to topics, each once. */
  List<Said> produced() {
    return new ArrayList<>(produced.values());
  }

  /** What is wrong, each once. */
  List<Finding> findings() {
    return new ArrayList<>(findings.values());
  }

  /**
   * Makes sure that the spec reads records.
   *
   * @throws SpecException when none of its states waits for one
   */
  void requireWaiting() {
    if (waiting.isEmpty() && !initialAwaited) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          "%s reads no record: no step from its initial states asks for one by Trace(offset) or NextTrace"
              .formatted(spec.name()),
          SourceRange.NONE);
    }
  }
}
