package plumbline.conform;

import java.util.List;
import java.util.Optional;
import plumbline.conform.CheckOptions.Effort;
import plumbline.tla.Spec;

/**
 * Tells whether the events given so far are explained by a behaviour of a spec. For one thread;
 * does no input or output.
 *
 * <pre>{@code
 * Checker checker = Checker.of(spec, CheckOptions.defaults());
 * for (BoundEvent e : events) checker.accept(e);
 * checker.end();
 * }</pre>
 */
public final class Checker {
  private final Spec spec;
  private final CheckOptions.Keep keep;
  private final Moves moves;
  private final Tally tally;
  private final CoverageCount coverage;
  private final Course course;
  private Optional<String> unknown = Optional.empty();
  private Optional<BoundEvent> tooMuch = Optional.empty();

  private Checker(Spec spec, CheckOptions options, boolean partial) {
    this.spec = spec;
    this.keep = options.keep();
    this.tally = new Tally(spec.variables().size());
    this.coverage = new CoverageCount(spec);
    this.moves = new Moves(spec, options, tally, coverage);
    this.course =
        partial && options.effort() == Effort.THOROUGH
            ? new InPartialOrder(moves, tally, new Conflicts(new Touched(spec)), options)
            : new InOrder(moves, tally, options.keep().behaviour());
  }

  /** For events that happened in the order in which they come. */
  public static Checker inOrder(Spec spec, CheckOptions options) {
    return new Checker(spec, options, false);
  }

  /** For events that say in which order they may have happened. */
  public static Checker inPartialOrder(Spec spec, CheckOptions options) {
    return new Checker(spec, options, true);
  }

  /** Takes the next event; false when more events cannot change the verdict. */
  public boolean accept(BoundEvent event) {
    if (isOver()) {
      return false;
    }
    try {
      return course.accept(event);
    } catch (OutOfBudget e) {
      unknown = Optional.of(e.getMessage());
      tooMuch = Optional.of(event);
      return false;
    }
  }

  /** There are no more events. */
  public void end() {
    if (!isOver()) {
      try {
        course.end();
      } catch (OutOfBudget e) {
        unknown = Optional.of(e.getMessage());
      }
    }
  }

  /** Whether the verdict is known, whatever comes. */
  public boolean isOver() {
    return unknown.isPresent() || course.isOver();
  }

  /** Whether more states would have to be looked at than may be. */
  boolean isOutOfBudget() {
    return unknown.isPresent();
  }

  /** Events explained so far. */
  public long explained() {
    return course.explained();
  }

  /** How many states are possible now. */
  public int possible() {
    return course.frontier().size();
  }

  /** Where nothing explains the events any more, as far as they were given. */
  Optional<Blocked> blocked() {
    return course.blocked();
  }

  /** Why it cannot be told; empty when it can. */
  Optional<String> unknown() {
    if (unknown.isPresent()) {
      String where = tooMuch.map(e -> e.event().at() + ": ").orElse("");
      return Optional.of(where + unknown.get());
    }
    if (course.blocked().isPresent() && course instanceof InPartialOrder p && p.mayHaveLeftOut()) {
      return Optional.of("the order of the events was not looked at far enough ahead");
    }
    if (tally.lost() > 0 && course.blocked().isEmpty()) {
      return Optional.of(
          String.format(
              "%s: the logger lost %,d events; the rest can be explained with some events in"
                  + " their place",
              tally.firstLost().at(), tally.lost()));
    }
    return Optional.empty();
  }

  /**
   * One behaviour that explains the events so far, its first state first. For a check that keeps
   * the past; otherwise only the last states of it.
   */
  List<Move> behaviour() {
    Layer last = course.blocked().map(Blocked::layer).orElseGet(course::frontier);
    return last.isEmpty() ? List.of() : Trail.moves(last);
  }

  /** Which states the events led to; none unless they are kept. */
  VisitedStates visited() {
    return moves.visited();
  }

  Coverage coverage() {
    return coverage.coverage();
  }

  Tightness tightness() {
    return tally.tightness();
  }

  /** What the user should know of the check, each in one line. */
  List<String> warnings() {
    return keep.possible() ? tally.possible() : List.of();
  }

  Spec spec() {
    return spec;
  }
}
