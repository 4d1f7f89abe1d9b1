package plumbline.tla.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.tla.Operator;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.LoweredModule;

/** The operators of a module that can be evaluated from outside. */
final class Operators {
  private final LoweredModule module;
  private final Planner planner;
  private final Levels levels;
  private final Map<String, PlannedSpec.Planned> plans = new HashMap<>();

  /**
   * @param levels as they are written
   */
  Operators(LoweredModule module, Planner planner, Levels levels) {
    this.module = module;
    this.planner = planner;
    this.levels = levels;
  }

  /** Those that the root module itself defines, in the order of its text. */
  List<String> names() {
    return module.definitions().stream()
        .filter(d -> d.module().equals(module.name()) && takesValues(d))
        .map(Definition::name)
        .toList();
  }

  Optional<Operator> find(String name) {
    return definition(name)
        .filter(d -> takesValues(d) && levels.of(d) != Definition.Level.TEMPORAL)
        .map(d -> new Operator(name, d.params().size(), levels.of(d) == Definition.Level.ACTION));
  }

  /** The body, with the arguments in the first slots of its frame; planned when asked for. */
  PlannedSpec.Planned plan(Operator operator) {
    return plans.computeIfAbsent(
        operator.name(),
        name -> {
          Definition definition = definition(name).orElseThrow();
          planner.levels().of(definition);
          Scope scope = Scope.root(definition.frameSize());
          Node body = planner.plan(definition.body(), scope);
          return new PlannedSpec.Planned(body, scope.frameSize());
        });
  }

  /** What the operator's text is, whatever its parameters are. */
  Expr body(Operator operator) {
    return definition(operator.name()).orElseThrow().body();
  }

  private Optional<Definition> definition(String name) {
    return Stream.concat(module.added().stream(), module.definitions().stream())
        .filter(d -> d.name().equals(name))
        .findFirst();
  }

  private static boolean takesValues(Definition definition) {
    return definition.params().stream().allMatch(p -> p.arity() == 0);
  }
}
