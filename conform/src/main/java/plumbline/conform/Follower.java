package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.conform.CheckOptions.Effort;
import plumbline.conform.explain.Deviation;
import plumbline.tla.SpecException;
import plumbline.trace.Event;
import plumbline.trace.TraceException;

/**
 * Follows any number of traced systems that are to behave as one spec says, an event at a time.
 * Between two events all that is known of a system is its {@link Frontier}, which the caller keeps.
 * For one thread; does no input or output.
 *
 * <pre>{@code
 * Follower follower = new Follower(bound, 10_000);
 * Frontier frontier = follower.initial(first);
 * for (Event e : events) {
 *   switch (follower.follow(frontier, e)) {
 *     case Follower.Answer.Explained(Frontier next) -> frontier = next;
 *     ...
 *   }
 * }
 * }</pre>
 */
public final class Follower {
  private final BoundSpec bound;
  private final CheckOptions options;
  private final Mapping mapping;
  private final CoverageCount coverage;
  private final Moves moves;
  private final StartStates startStates;

  /** Where nothing is observed of them: the same for all systems, which then share their values. */
  private Optional<Frontier> initial = Optional.empty();

  /** What became of an event. */
  public sealed interface Answer {
    /** It is no step of the spec: the binding ignores it. */
    record Ignored() implements Answer {}

    /** The system may now be in these states. */
    record Explained(Frontier next) implements Answer {}

    /**
     * No behaviour of the spec explains it.
     *
     * @param kind what fails
     * @param violated the invariant or property; empty where it is a step that is missing
     * @param next the states that the event led to, all of them wrong; empty where it led nowhere
     */
    record Unexplained(Deviation.Kind kind, String violated, Optional<Frontier> next)
        implements Answer {}

    /** It cannot be told, as that would take more states than may be looked at. */
    record TooMany(String why) implements Answer {}
  }

  /**
   * @param mostStates that may be possible at one point
   */
  public Follower(BoundSpec bound, int mostStates) {
    this.bound = bound;
    this.options =
        CheckOptions.defaults()
            .with(bound.likeness())
            .with(Effort.THOROUGH)
            .withMostStates(mostStates);
    this.mapping = bound.mapping();
    this.coverage = new CoverageCount(bound.spec());
    this.moves =
        new Moves(bound.spec(), options, new Tally(bound.spec().variables().size()), coverage);
    this.startStates = new StartStates(bound.spec(), bound.likeness());
  }

  /** The initial states that agree with what the system's first event tells of them. */
  public Frontier initial(Event first) {
    List<Observation> observed = mapping.initial(first);
    if (!observed.isEmpty()) {
      Tally tally = new Tally(bound.spec().variables().size());
      return new Frontier(
          new Moves(bound.spec(), options.with(observed), tally, coverage).initial());
    }
    if (initial.isEmpty()) {
      initial = Optional.of(new Frontier(moves.initial()));
    }
    return initial.get();
  }

  /**
   * Takes the next event of a system.
   *
   * @throws TraceException when the event cannot be a step of the spec: an action that there is
   *     not, an argument outside its domain
   * @throws SpecException when the spec cannot be evaluated there
   */
  public Answer follow(Frontier from, Event event) {
    Optional<BoundEvent> step = step(event);
    return step.isEmpty() ? new Answer.Ignored() : follow(from, step.get());
  }

  private Answer follow(Frontier from, BoundEvent event) {
    Layer next = moves.layer();
    try {
      moves.alongAll(event, from.layer(), next);
    } catch (OutOfBudget e) {
      return new Answer.TooMany(e.getMessage());
    }
    // The past is the caller's to keep: without this each layer would hold all before it.
    next.forgetOrigins();
    if (next.isEmpty()) {
      return new Answer.Unexplained(
          from.size() == 0 ? Deviation.Kind.NO_START : Deviation.Kind.NO_STEP,
          "",
          Optional.empty());
    }
    Frontier reached = new Frontier(next);
    return moves
        .violation(List.of(next), layer -> event)
        .map(v -> moves.blocked(v, event, 0))
        .<Answer>map(
            b -> new Answer.Unexplained(b.kind(), b.violated(), Optional.of(reached.forgiven())))
        .orElseGet(() -> new Answer.Explained(reached));
  }

  /**
   * The states that a system of which nothing is known may be in after an event: those that the
   * spec's type invariant allows and that agree with what the event observed.
   *
   * @return nothing where it observed too little to tell, or no step explains it from there
   */
  public Optional<Frontier> synchronised(Event event) {
    try {
      Optional<BoundEvent> step = step(event);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      StartStates.Beginning beginning = startStates.of(step.get());
      Layer layer = moves.layer();
      beginning.states().forEach(s -> layer.add(s, Layer.NO_PARENT, null, Layer.GOOD));
      Frontier there = new Frontier(layer);
      if (beginning.isAfter()) {
        return Optional.of(there);
      }
      return follow(there, step.get()) instanceof Answer.Explained(Frontier next)
          ? Optional.of(next)
          : Optional.empty();
    } catch (TraceException | SpecException e) {
      // That it cannot be told here is no error: the next event may tell more.
      return Optional.empty();
    }
  }

  /**
   * Why nothing explains the last of these events, as a check of them would say.
   *
   * @param name how the answer is to call them
   * @param from the states that were possible ahead of the first one
   * @param events those before were all explained
   * @param following what came after it, as far as it is known
   * @return nothing where they are explained after all
   */
  public Optional<Outcome> explanation(
      String name, Frontier from, List<Event> events, List<Event> following) {
    Checker checker = checker(from, events);
    List<BoundEvent> after = new ArrayList<>();
    for (Event event : following) {
      step(event).ifPresent(after::add);
    }
    return checker.blocked().map(b -> outcome(name, checker, events, deviates(b, after)));
  }

  /**
   * What a check of these events in this order says.
   *
   * @param name how the answer is to call them
   * @param from the states that are possible ahead of the first one
   */
  public Outcome check(String name, Frontier from, List<Event> events) {
    Checker checker = checker(from, events);
    checker.end();
    Verdict verdict =
        checker
            .blocked()
            .map(b -> deviates(b, List.of()))
            .or(() -> checker.unknown().map(Verdict.Unknown::new))
            .orElseGet(Verdict.Conforms::new);
    return outcome(name, checker, events, verdict);
  }

  private Checker checker(Frontier from, List<Event> events) {
    Checker checker = Checker.inOrder(bound.spec(), options.from(from.states()));
    for (Event event : events) {
      step(event).ifPresent(checker::accept);
    }
    return checker;
  }

  private Verdict deviates(Blocked blocked, List<BoundEvent> after) {
    return new Verdict.Deviates(new Explainer(bound.spec(), options).explain(blocked, after));
  }

  private static Outcome outcome(
      String name, Checker checker, List<Event> events, Verdict verdict) {
    return new Outcome(
        name,
        verdict,
        events.size(),
        checker.explained(),
        0,
        checker.coverage(),
        checker.tightness(),
        List.of());
  }

  private Optional<BoundEvent> step(Event event) {
    if (event.isGap()) {
      return Optional.of(BoundEvent.inOrder(event, Meaning.NONE));
    }
    return mapping
        .of(event)
        .filter(m -> !m.ways().isEmpty())
        .map(m -> BoundEvent.inOrder(event, m));
  }
}
