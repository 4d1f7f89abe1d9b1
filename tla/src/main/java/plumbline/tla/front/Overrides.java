package plumbline.tla.front;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.tla.Similar;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.config.SpecConfig.Constant;
import plumbline.tla.config.SpecConfig.Literal;
import plumbline.tla.config.SpecConfig.Name;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Purity;
import plumbline.tla.value.Value;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;

/**
 * What the configuration puts in the place of constants and operators.
 *
 * <p>As in TLC, what is said of the root module holds for its symbols, which are also those of the
 * modules that it extends; what is said of a {@code [Module]} holds for the bodies of that module's
 * definitions, wherever they are instantiated.
 */
final class Overrides {
  /** What stands for a symbol. */
  sealed interface Replacement {
    record Fixed(Value value) implements Replacement {}

    record By(OpDefNode operator) implements Replacement {}

    /** An operator whose values are given point by point. */
    record Points(Definition table) implements Replacement {}
  }

  private final Lowering lowering;
  private final Map<String, SymbolNode> symbols = new LinkedHashMap<>();
  private final Map<SymbolNode, Replacement> bySymbol = new IdentityHashMap<>();
  private final Map<ExprNode, Replacement> byBody = new IdentityHashMap<>();

  Overrides(ModuleNode root, List<ModuleNode> modules, SpecConfig config, Lowering lowering) {
    this.lowering = lowering;
    Stream.of(root.getConstantDecls()).forEach(c -> symbols.put(c.getName().toString(), c));
    Stream.of(root.getOpDefs()).forEach(d -> symbols.put(d.getName().toString(), d));
    constants(config.constants())
        .forEach(
            (name, override) -> {
              if (symbols.containsKey(name)) {
                bySymbol.put(symbols.get(name), override);
              }
            });
    config.replacements().forEach((name, by) -> replace(name, by, config));
    requireValues(root);
    Map<String, ModuleNode> byName = new HashMap<>();
    modules.forEach(m -> byName.put(m.getName().toString(), m));
    config
        .moduleConstants()
        .forEach(
            (module, constants) -> {
              Map<String, OpDefNode> definitions =
                  definitions(byName, module, constants.getFirst().at());
              constants.forEach(
                  c ->
                      byBody.put(
                          defined(definitions, c.name(), module, c.at()).getBody(),
                          new Replacement.Fixed(lowering.value(c.value()))));
            });
    config
        .moduleReplacements()
        .forEach(
            (module, names) -> {
              Map<String, OpDefNode> definitions =
                  definitions(byName, module, names.values().iterator().next().at());
              names.forEach(
                  (name, by) -> {
                    OpDefNode replaced = defined(definitions, name, module, by.at());
                    byBody.put(replaced.getBody(), target(replaced, by));
                  });
            });
  }

  /** What stands for the symbol, or null. */
  Replacement of(SymbolNode symbol) {
    Replacement override = bySymbol.get(symbol);
    if (override != null || !(symbol instanceof OpDefNode d) || byBody.isEmpty()) {
      return override;
    }
    ExprNode body = d.getBody();
    while (!byBody.containsKey(body) && body instanceof SubstInNode s) {
      body = s.getBody();
    }
    return byBody.get(body);
  }

  private Map<String, Replacement> constants(List<Constant> given) {
    Map<String, List<Constant>> byName = new LinkedHashMap<>();
    given.forEach(c -> byName.computeIfAbsent(c.name(), n -> new ArrayList<>()).add(c));
    Map<String, Replacement> constants = new LinkedHashMap<>();
    byName.forEach((name, lines) -> constants.put(name, constant(name, lines)));
    return constants;
  }

  private Replacement constant(String name, List<Constant> lines) {
    Constant first = lines.getFirst();
    SymbolNode symbol = symbols.get(name);
    if (symbol == null && !first.value().equals(new Literal.Model(name))) {
      // TLC lets a configuration name model values that the spec does not declare.
      throw error(
          "there is no constant " + name + Similar.hint(name, symbols.keySet()), first.at());
    }
    int arity = symbol == null ? 0 : symbol.getArity();
    for (Constant line : lines) {
      if (line.arguments().size() != arity) {
        throw error(
            name
                + " takes "
                + arity
                + " arguments, here it has "
                + line.arguments().size()
                + (line.arguments().isEmpty() ? ": replace it by a definition with <-" : ""),
            line.at());
      }
    }
    if (arity > 0) {
      return new Replacement.Points(table(name, lines));
    }
    Constant last = lines.getLast();
    if (!first.value().equals(last.value())) {
      throw error(name + " is given two values; the other is at " + first.at(), last.at());
    }
    return new Replacement.Fixed(lowering.value(first.value()));
  }

  private Definition table(String name, List<Constant> lines) {
    SourceRange at = lines.getFirst().at();
    int arity = lines.getFirst().arguments().size();
    List<Definition.Param> params = new ArrayList<>();
    for (int i = 0; i < arity; i++) {
      params.add(new Definition.Param("a" + (i + 1), 0, false, false));
    }
    Expr body =
        new Expr.Unsupported(
            "the configuration gives " + name + " no value for these arguments", at);
    for (Constant line : lines.reversed()) {
      List<Expr> equal = new ArrayList<>();
      for (int i = 0; i < arity; i++) {
        Expr argument = new Expr.Const(lowering.value(line.arguments().get(i)), line.at());
        equal.add(
            new Expr.Equal(
                new Expr.Local(i, params.get(i).name(), line.at()), argument, line.at()));
      }
      Expr value = new Expr.Const(lowering.value(line.value()), line.at());
      body = new Expr.If(new Expr.And(equal, line.at()), value, body, line.at());
    }
    Definition table = new Definition(name, "", params, false, at);
    table.define(body, arity, Purity.PURE);
    return table;
  }

  private void replace(String name, Name by, SpecConfig config) {
    SymbolNode replaced = symbols.get(name);
    if (replaced == null) {
      throw error(
          "there is nothing with the name "
              + name
              + " to replace"
              + Similar.hint(name, symbols.keySet()),
          by.at());
    }
    if (config.replacements().containsKey(by.text())) {
      throw error(by.text() + " stands for " + name + " and may not be replaced itself", by.at());
    }
    if (config.constants().stream().anyMatch(c -> c.name().equals(name))) {
      throw error(name + " is given a value and a replacement", by.at());
    }
    bySymbol.put(replaced, target(replaced, by));
  }

  private Replacement target(SymbolNode replaced, Name by) {
    SymbolNode target = symbols.get(by.text());
    if (target == null) {
      throw error(
          replaced.getName()
              + " is to be replaced by "
              + by.text()
              + ", which the spec does not define"
              + Similar.hint(by.text(), symbols.keySet()),
          by.at());
    }
    if (target.getArity() != replaced.getArity()) {
      throw error(
          replaced.getName()
              + " takes "
              + replaced.getArity()
              + " arguments, but "
              + by.text()
              + ", which is to replace it, takes "
              + target.getArity(),
          by.at());
    }
    Replacement known = bySymbol.get(target);
    if (known == null && !(target instanceof OpDefNode)) {
      throw error("the constant " + by.text() + " has no value itself", by.at());
    }
    return known != null ? known : new Replacement.By((OpDefNode) target);
  }

  private void requireValues(ModuleNode root) {
    for (OpDeclNode c : root.getConstantDecls()) {
      if (!bySymbol.containsKey(c)) {
        throw error(
            "the constant "
                + c.getName()
                + " has no value; give it one in the configuration: CONSTANT "
                + c.getName()
                + (c.getArity() == 0 ? " = ..." : " <- ..."),
            lowering.at(c));
      }
    }
  }

  private static Map<String, OpDefNode> definitions(
      Map<String, ModuleNode> modules, String module, SourceRange at) {
    if (!modules.containsKey(module)) {
      throw error("the spec uses no module " + module + Similar.hint(module, modules.keySet()), at);
    }
    Map<String, OpDefNode> definitions = new LinkedHashMap<>();
    for (OpDefNode d : modules.get(module).getOpDefs()) {
      definitions.put(d.getName().toString(), d);
    }
    return definitions;
  }

  private static OpDefNode defined(
      Map<String, OpDefNode> definitions, String name, String module, SourceRange at) {
    OpDefNode definition = definitions.get(name);
    if (definition == null || definition.getBody() == null) {
      Collection<String> names = definitions.keySet();
      throw error("the module " + module + " defines no " + name + Similar.hint(name, names), at);
    }
    return definition;
  }

  private static SpecException error(String message, SourceRange at) {
    return new SpecException(SpecException.Kind.CONFIG, message, at);
  }
}
