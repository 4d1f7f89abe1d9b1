package plumbline.conform;

import java.util.List;
import plumbline.conform.CheckOptions.Effort;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/** Tries out what would have explained an event, with little effort for each try. */
final class Probe {
  /** Possible states that a try may come to. */
  private static final int MOST_STATES = 3_000;

  private final CheckOptions options;
  private final Moves moves;
  private final List<Candidate> any;
  private final List<Way> anyOrNone;

  Probe(Spec spec, CheckOptions options) {
    this.options =
        options.with(Effort.THOROUGH).with(CheckOptions.Keep.NOTHING).withMostStates(MOST_STATES);
    this.moves =
        new Moves(spec, this.options, new Tally(spec.variables().size()), new CoverageCount(spec));
    this.any = spec.actions().stream().map(Candidate::any).toList();
    this.anyOrNone = List.of(Way.of(Step.optional(any)));
  }

  Stepper stepper() {
    return moves.stepping().stepper();
  }

  Likeness likeness() {
    return options.likeness();
  }

  /** What the event leads to; empty also where that cannot be told. */
  Layer along(BoundEvent event, Layer from) {
    try {
      return surelyAlong(event, from);
    } catch (OutOfBudget | SpecException e) {
      return new Layer();
    }
  }

  /**
   * What the event leads to where that can be told.
   *
   * @throws OutOfBudget where it cannot
   */
  Layer surelyAlong(BoundEvent event, Layer from) {
    Layer to = new Layer();
    moves.along(event, from, to);
    return to;
  }

  /**
   * What any one step, or none, leads to.
   *
   * @throws OutOfBudget when that is too much
   */
  Layer anyOrNone(Layer from, BoundEvent inPlaceOf) {
    return surelyAlong(inPlaceOf.with(anyOrNone), from);
  }

  /** What an action leads to when nothing was observed of it; empty also where that is too much. */
  Layer unobserved(Candidate c, State state) {
    Layer from = new Layer();
    from.add(state, Layer.NO_PARENT, null, Layer.GOOD);
    Candidate blind = new Candidate(c.action(), c.arguments(), List.of(), List.of());
    Layer to = new Layer();
    try {
      moves.stepping().take(List.of(Way.of(Step.of(List.of(blind)))), from, to);
      return to;
    } catch (OutOfBudget | SpecException e) {
      return new Layer();
    }
  }

  /**
   * What up to so many steps of any kind lead to; its own states first.
   *
   * @throws OutOfBudget when that is too much
   */
  Layer afterHidden(int steps, Layer from) {
    Layer wider = new Layer();
    from.addTo(wider);
    moves.stepping().addHidden(List.of(new HiddenSteps(any, steps, false)), steps, wider);
    return wider;
  }

  /** How many of these events, one after the other, can go on from a layer. */
  int goesOn(Layer from, List<BoundEvent> events) {
    Layer at = from;
    int explained = 0;
    for (BoundEvent e : events) {
      at = along(e, at);
      if (at.isEmpty()) {
        return explained;
      }
      explained++;
    }
    return explained;
  }
}
