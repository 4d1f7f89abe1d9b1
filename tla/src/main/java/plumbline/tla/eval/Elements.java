package plumbline.tla.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.tla.Footprint.Element;
import plumbline.tla.Footprint.Term;
import plumbline.tla.eval.Unfolded.Place;
import plumbline.tla.expr.Expr;

/** What the text of an expression tells of its value: constants and parameters in its fields. */
final class Elements {
  private static final int DEEPEST = 20;

  private Elements() {}

  /** Empty where the text tells nothing. */
  static Optional<Element> of(Place element) {
    Place meant = unfolded(element);
    Map<String, Term> fields = new HashMap<>();
    switch (meant.expr()) {
      case Expr.Record r -> {
        for (int i = 0; i < r.names().size(); i++) {
          put(fields, r.names().get(i).toString(), r.values().get(i), meant);
        }
      }
      case Expr.Tuple t -> {
        List<Expr> elements = t.elements();
        for (int i = 0; i < elements.size(); i++) {
          put(fields, String.valueOf(i + 1), elements.get(i), meant);
        }
      }
      default -> put(fields, "", meant.expr(), meant);
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Element(fields));
  }

  private static void put(Map<String, Term> fields, String name, Expr value, Place within) {
    Place meant = unfolded(new Place(value, within.slots()));
    switch (meant.expr()) {
      case Expr.Const c -> fields.put(name, new Term.Constant(c.value()));
      case Expr.Local l
          when meant.slots().at(l.slot()).orElse(null) instanceof Unfolded.Parameter p ->
          fields.put(
              name,
              p.constant()
                  .<Term>map(Term.Constant::new)
                  .orElseGet(() -> new Term.OfParameter(p.index())));
      default -> {}
    }
  }

  /** The expression that names and operators stand for. */
  private static Place unfolded(Place place) {
    Place meant = place.slots().resolve(place.expr());
    for (int depth = 0;
        depth < DEEPEST && meant.expr() instanceof Expr.Call c && !c.target().recursive();
        depth++) {
      Unfolded inner = meant.slots().enter(c);
      meant = inner.resolve(c.target().body());
    }
    return meant;
  }
}
