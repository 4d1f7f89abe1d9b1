package plumbline.tla.expr;

import java.util.List;
import java.util.Optional;
import plumbline.tla.SourceRange;
import plumbline.tla.value.Atoms;

/**
 * A root module after lowering.
 *
 * @param name the module's name
 * @param variables the declared variables in the order of declaration (EXTENDS included)
 * @param assumptions ASSUMEs of the root module and all that it extends, in TLC's order
 * @param definitions every operator that the root module sees, instances as {@code Inst!Op}, in the
 *     order of definition
 * @param added operators that were defined beside the module
 * @param atoms the strings and model values of this spec
 */
public record LoweredModule(
    String name,
    List<String> variables,
    List<Assumption> assumptions,
    List<Definition> definitions,
    List<Definition> added,
    Atoms atoms) {

  /** An ASSUME with its name, empty when it has none. */
  public record Assumption(String name, Expr body, SourceRange at) {}

  /** The definition of that name as a configuration file would refer to it. */
  public Optional<Definition> definition(String name) {
    return definitions.stream().filter(d -> d.name().equals(name)).findFirst();
  }
}
