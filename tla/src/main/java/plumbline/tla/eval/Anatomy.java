package plumbline.tla.eval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import plumbline.tla.Action;
import plumbline.tla.Footprint;
import plumbline.tla.eval.Unfolded.Place;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Operands;

/** What the text of a next-state relation says of its actions. */
final class Anatomy {
  private final Expr relation;
  private final int frameSize;
  private final List<Definition> actions;

  /**
   * @param frameSize of the definition around the relation
   * @param actions the actions' definitions; the first one stands for the relation itself
   */
  Anatomy(Expr relation, int frameSize, List<Definition> actions) {
    this.relation = relation;
    this.frameSize = frameSize;
    this.actions = actions;
  }

  Footprint footprint(Action action, int variables) {
    return action.index() == 0
        ? Footprints.of(relation, variables)
        : Footprints.of(routes(action), variables);
  }

  /** The sets that a parameter is an element of, one for each route; none where one has none. */
  List<Place> domains(Action action, int parameter) {
    List<Optional<Place>> sets =
        routes(action).stream().map(r -> set(r.argument(parameter))).toList();
    return sets.stream().allMatch(Optional::isPresent)
        ? sets.stream().map(Optional::get).toList()
        : List.of();
  }

  /** The indexes of the actions that an action is made of, in their order. */
  List<Integer> parts(Action action) {
    Set<Definition> met =
        Operands.called(action.index() == 0 ? relation : actions.get(action.index()).body());
    return IntStream.range(1, actions.size())
        .filter(i -> i != action.index() && met.contains(actions.get(i)))
        .boxed()
        .toList();
  }

  private static Optional<Place> set(Place argument) {
    return argument.expr() instanceof Expr.Local l
            && argument.slots().at(l.slot()).orElse(null) instanceof Unfolded.Element(Place set)
        ? Optional.of(set.slots().resolve(set.expr()))
        : Optional.empty();
  }

  private List<Routes.Route> routes(Action action) {
    return Routes.to(actions.get(action.index()), relation, frameSize);
  }
}
