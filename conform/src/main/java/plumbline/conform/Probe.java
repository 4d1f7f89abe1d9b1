package plumbline.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plumbline.conform.CheckOptions.Effort;
import plumbline.tla.Action;
import plumbline.tla.Argument;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/** Tries out what would have explained an event, with little effort for each try. */
final class Probe {
  static final Value[] NO_ARGUMENTS = {};

  /** Possible states that a try may come to. */
  private static final int MOST_STATES = 3_000;

  private final Spec spec;
  private final CheckOptions options;
  private final Moves moves;
  private final Step anyOrNone;

  Probe(Spec spec, CheckOptions options) {
    this.spec = spec;
    this.options =
        new CheckOptions(
            options.likeness(),
            options.initial(),
            options.hidden(),
            MOST_STATES,
            Effort.THOROUGH,
            options.lookahead());
    this.moves =
        new Moves(
            spec, this.options, new Tally(spec.variables().size()), new CoverageCount(spec));
    this.anyOrNone = Step.optional(any());
  }

  Stepper stepper() {
    return moves.stepping().stepper();
  }

  Likeness likeness() {
    return options.likeness();
  }

  /** Every action with any arguments. */
  List<Candidate> any() {
    List<Candidate> all = new ArrayList<>();
    for (Action a : spec.actions()) {
      Argument[] arguments = new Argument[a.parameters().size()];
      Arrays.fill(arguments, new Argument.Any());
      all.add(new Candidate(a, arguments, List.of(), List.of()));
    }
    return all;
  }

  /** What the event leads to; empty also where that cannot be told. */
  Layer along(BoundEvent event, Layer from) {
    Layer to = new Layer();
    try {
      moves.along(event, from, to);
      return to;
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
    Layer to = new Layer();
    to.beginFrom(from, inPlaceOf);
    moves.stepping().take(anyOrNone, from, to);
    return to;
  }

  /** What one candidate, taken alone, leads to. */
  Layer one(Candidate candidate, Layer from) {
    Layer to = new Layer();
    try {
      moves.stepping().take(Step.of(List.of(candidate)), from, to);
      return to;
    } catch (OutOfBudget | SpecException e) {
      return new Layer();
    }
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
