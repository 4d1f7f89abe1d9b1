package plumbline.tla.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import plumbline.tla.expr.Expr;

/** What is known of the next state at one place of an action. Never changed. */
final class Next {
  /** What a variable is in the next state. */
  sealed interface Assigned {}

  /** What it was. */
  record Kept() implements Assigned {}

  /** A value in a local. */
  record Held(Code value) implements Assigned {}

  /** A long function with some values replaced, one after the other. */
  record Patched(List<Updates.Patch> patches) implements Assigned {}

  /** A set that has words of its own and is changed so, one change after the other. */
  record Changed(List<Change> changes) implements Assigned {}

  /** A value that has words of its own, by its number among the values of any form. */
  record Boxed(Code number) implements Assigned {}

  /** A change of a set. */
  sealed interface Change {
    /** It has no element any more. */
    record Clear() implements Change {}

    /** The elements of a set are added, or taken out. */
    record Each(SetCode elements, boolean add) implements Change {}
  }

  /** A state that is there already, behind the one that the method is about. */
  record Seen() implements Assigned {}

  private final Assigned[] variables;

  Next(int variables) {
    this.variables = new Assigned[variables];
  }

  private Next(Assigned[] variables) {
    this.variables = variables;
  }

  /** A whole state that is there already. */
  static Next seen(int variables) {
    Next next = new Next(variables);
    Arrays.fill(next.variables, new Seen());
    return next;
  }

  boolean isSeen() {
    return variables.length > 0 && variables[0] instanceof Seen;
  }

  Next with(int variable, Assigned assigned) {
    Assigned[] more = variables.clone();
    more[variable] = assigned;
    return new Next(more);
  }

  boolean has(int variable) {
    return variables[variable] != null;
  }

  Assigned of(int variable) {
    return variables[variable];
  }

  boolean isKept(int variable) {
    return variables[variable] instanceof Kept;
  }

  boolean isComplete() {
    return Arrays.stream(variables).allMatch(v -> v != null);
  }

  boolean isEmpty() {
    return Arrays.stream(variables).allMatch(v -> v == null);
  }

  /** The value of a primed variable, where it is at hand. */
  Optional<Code> value(int variable, Exprs exprs) {
    return switch (variables[variable]) {
      case Held(Code value) -> Optional.of(value);
      case Boxed(Code number) -> Optional.of(number);
      case Kept() when exprs.layout.place(variable).isNarrow() ->
          Optional.of(
              exprs.functions.variable(new Expr.Var(variable, "", plumbline.tla.SourceRange.NONE)));
      case null, default -> Optional.empty();
    };
  }
}
