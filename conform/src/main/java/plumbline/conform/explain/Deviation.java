package plumbline.conform.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.SourceRange;
import plumbline.tla.value.Value;
import plumbline.trace.Event;

/**
 * Why no behaviour of the spec goes on beyond an event.
 *
 * @param kind what fails there
 * @param violated the invariant or property that fails; empty for {@code NO_STEP} and {@code
 *     NO_START}
 * @param event the first event that nothing explains
 * @param number its number among the events, from 1
 * @param possible how many states were possible just ahead of it
 * @param nearest the candidates for the event, the one that came closest first
 * @param disagreements what the log says against what the spec allows, over all possible states
 * @param path the last states of one behaviour that explains the events up to there, oldest first;
 *     the last one is the state in which {@code nearest.getFirst()} came closest
 * @param shortest the shortest sub-trace found that still deviates, with this event last; the
 *     events left out may have been any step
 * @param shortestChecked whether {@code shortest} was checked to deviate; false when there was not
 *     enough time to look for one
 * @param suspects what is likely wrong, the likeliest first
 */
public record Deviation(
    Kind kind,
    String violated,
    Event event,
    long number,
    long possible,
    List<Nearest> nearest,
    List<Disagreement> disagreements,
    List<Moment> path,
    List<Event> shortest,
    boolean shortestChecked,
    List<Suspect> suspects) {

  /** The same with other candidates and another path. */
  public Deviation with(List<Nearest> candidates, List<Moment> otherPath) {
    return new Deviation(
        kind,
        violated,
        event,
        number,
        possible,
        candidates,
        disagreements,
        otherPath,
        shortest,
        shortestChecked,
        suspects);
  }

  /** What fails. */
  public enum Kind {
    /** No initial state agrees with what the trace begins with. */
    NO_START,
    /** No action that the event can mean leads to what it observed. */
    NO_STEP,
    /** Every possible state violates an invariant. */
    INVARIANT,
    /** Every possible step violates {@code [][A]_v}. */
    STEP_PROPERTY
  }

  /**
   * An action that the event can mean, and what kept it from being the explanation.
   *
   * @param action its name with arguments, e.g. {@code RMPrepare(r1)}
   * @param at the conjunct that is false, in the spec
   * @param conjunct its text
   * @param parts the values of the conjunct's parts in the state that came closest, by their text
   * @param passed how many conjuncts were true before it
   * @param reached whether all of the action was true and only what was observed after it differs
   */
  public record Nearest(
      String action,
      SourceRange at,
      String conjunct,
      Map<String, Value> parts,
      int passed,
      boolean reached) {}

  /**
   * A place whose logged value no possible state has.
   *
   * @param place e.g. {@code rmState[r1]}
   * @param logged as it stands in the log
   * @param possible the values there after the step, in the spec's notation, most frequent first;
   *     at most ten
   * @param others how many more there are
   */
  public record Disagreement(String place, String logged, List<String> possible, long others) {}

  /**
   * A state on the way.
   *
   * @param event the event that led to it; empty for an initial state and for a hidden step
   * @param action the action with its arguments that led to it; empty for an initial state
   * @param state its variables in the order of declaration
   */
  public record Moment(Optional<Event> event, String action, Map<String, Value> state) {}

  /** What is likely wrong. */
  public record Suspect(Cause cause, String finding, String toConfirm) {}

  /** Where to look. */
  public enum Cause {
    /** One conjunct is false, everything else fits. */
    SPEC_TOO_STRICT,
    /** One step that was not logged would explain it. */
    LOG_GAP,
    /** Another order of two events would explain it. */
    ORDER,
    /** One logged value disagrees, everything else fits. */
    WRONG_VALUE,
    /** None of these would explain it: the system did what the spec does not allow. */
    SYSTEM
  }
}
