package plumbline.tla.front;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Definition.Level;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.LoweredModule;
import plumbline.tla.module.Natives;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.AssumeNode;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.LevelNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SymbolNode;
import tla2sany.st.Location;

/**
 * Resolves the names of SANY's graph under a configuration. Definitions are specialised for the
 * substitutions of INSTANCE; operators of LET and LAMBDA become definitions that take what they
 * capture as leading parameters.
 */
final class Lowering {
  private final ModuleNode root;
  private final UnaryOperator<String> files;
  private final SpecConfig config;
  private final Atoms atoms = new Atoms();
  private final Map<SymbolNode, Integer> variables = new IdentityHashMap<>();
  private final Map<String, Value> constants = new HashMap<>();
  private final Map<String, OpDefNode> defined = new LinkedHashMap<>();
  private final Map<Surroundings, Map<OpDefNode, Lifted>> lowered = new IdentityHashMap<>();
  private final Map<Surroundings, Map<Subst[], Surroundings>> instances = new IdentityHashMap<>();
  private final ExprLowering exprs = new ExprLowering(this);

  /** A definition with the names that it captures, in the order of its leading parameters. */
  record Lifted(Definition definition, List<SymbolNode> captured) {}

  Lowering(ModuleNode root, UnaryOperator<String> files, SpecConfig config, List<String> texts) {
    this.root = root;
    this.files = files;
    this.config = config;
    // TLC's order of strings and model values: those of the configuration, then as SANY met them.
    config.literals().forEach(this::value);
    texts.forEach(atoms::rank);
    for (OpDeclNode v : root.getVariableDecls()) {
      variables.put(v, variables.size());
    }
    for (OpDefNode d : root.getOpDefs()) {
      defined.put(d.getName().toString(), d);
    }
    for (SpecConfig.Constant c : config.constants()) {
      constants.put(c.name(), value(c.value()));
    }
    checkConstants();
  }

  LoweredModule module() {
    List<LoweredModule.Assumption> assumptions = new ArrayList<>();
    for (AssumeNode a : root.getAssumptions()) {
      Expr body = closed(a.getAssume());
      String name = a.getDef() == null ? "" : a.getDef().getName().toString();
      assumptions.add(new LoweredModule.Assumption(name, body, at(a)));
    }
    List<Definition> definitions = new ArrayList<>();
    for (OpDefNode d : defined.values()) {
      if (d.getKind() == ASTConstants.UserDefinedOpKind && d.getBody() != null) {
        definitions.add(lift(d, Surroundings.ROOT, new Names()).definition());
      }
    }
    List<String> names = new ArrayList<>();
    for (OpDeclNode v : root.getVariableDecls()) {
      names.add(v.getName().toString());
    }
    return new LoweredModule(root.getName().toString(), names, assumptions, definitions, atoms);
  }

  /**
   * An expression outside any definition, with a frame of its own through a definition without
   * name.
   */
  private Expr closed(ExprNode node) {
    Definition wrapper =
        new Definition(
            "ASSUME", root.getName().toString(), List.of(), Level.STATE, false, at(node));
    Names names = new Names();
    Expr body = exprs.lower(node, Surroundings.ROOT, names);
    wrapper.define(body, names.size());
    return new Expr.Call(wrapper, List.of(), at(node));
  }

  Atoms atoms() {
    return atoms;
  }

  /**
   * The surroundings inside an INSTANCE; the same for all operators of one instance, so that they
   * share definitions.
   */
  Surroundings inside(Subst[] substitutions, Surroundings outer) {
    return instances
        .computeIfAbsent(outer, o -> new IdentityHashMap<>())
        .computeIfAbsent(substitutions, s -> Surroundings.of(s, outer));
  }

  Integer variable(SymbolNode symbol) {
    return variables.get(symbol);
  }

  Value constant(String name) {
    return constants.get(name);
  }

  /** What the configuration puts in the place of an operator or constant, or null. */
  OpDefNode replacement(SymbolNode symbol) {
    String name = symbol.getName().toString();
    SpecConfig.Name target = config.replacements().get(name);
    if (symbol instanceof OpDefNode d && d.getOriginallyDefinedInModuleNode() != null) {
      String module = d.getOriginallyDefinedInModuleNode().getName().toString();
      target =
          config.moduleReplacements().getOrDefault(module, Map.of()).getOrDefault(name, target);
    }
    if (target == null) {
      return null;
    }
    OpDefNode replacement = defined.get(target.text());
    if (replacement == null) {
      throw new SpecException(
          SpecException.Kind.CONFIG,
          name + " is to be replaced by " + target.text() + ", which the spec does not define",
          target.at());
    }
    return replacement == symbol ? null : replacement;
  }

  private void checkConstants() {
    Set<String> declared = new HashSet<>();
    for (OpDeclNode c : root.getConstantDecls()) {
      String name = c.getName().toString();
      declared.add(name);
      if (!constants.containsKey(name) && !config.replacements().containsKey(name)) {
        throw new SpecException(
            SpecException.Kind.CONFIG,
            "the constant "
                + name
                + " has no value; give it one in the configuration: CONSTANT "
                + name
                + " = ...",
            at(c));
      }
    }
    for (SpecConfig.Constant c : config.constants()) {
      // TLC lets a configuration name model values that the spec does not declare.
      boolean modelValue = c.value().equals(new SpecConfig.Literal.Model(c.name()));
      if (!modelValue && !declared.contains(c.name()) && !defined.containsKey(c.name())) {
        throw new SpecException(
            SpecException.Kind.CONFIG, "the spec declares no constant " + c.name(), c.at());
      }
    }
  }

  private Value value(SpecConfig.Literal literal) {
    return switch (literal) {
      case SpecConfig.Literal.Int(BigInteger i) -> Integers.of(i);
      case SpecConfig.Literal.Str(String s) -> atoms.string(s);
      case SpecConfig.Literal.Bool(boolean b) -> BoolValue.of(b);
      case SpecConfig.Literal.Model(String m) -> atoms.model(m);
      case SpecConfig.Literal.SetOf(List<SpecConfig.Literal> e) ->
          SetValue.of(e.stream().map(this::value).toArray(Value[]::new));
    };
  }

  /** The native operator that a definition stands for: its module and name, or null. */
  static String[] nativeName(OpDefNode d) {
    OpDefNode source = d.getSource() == null ? d : d.getSource();
    ModuleNode module = source.getOriginallyDefinedInModuleNode();
    if (module == null) {
      return null;
    }
    String[] key = {module.getName().toString(), source.getName().toString()};
    return Natives.has(key[0], key[1]) ? key : null;
  }

  /**
   * The definition for an operator in the given surroundings.
   *
   * @param around the names around it: those that its body uses are captured
   */
  Lifted lift(OpDefNode d, Surroundings surroundings, Names around) {
    Map<OpDefNode, Lifted> known =
        lowered.computeIfAbsent(surroundings, s -> new IdentityHashMap<>());
    Lifted lifted = known.get(d);
    if (lifted != null) {
      return lifted;
    }
    List<SymbolNode> captured = new ArrayList<>();
    Set<SymbolNode> free = FreeNames.of(d, surroundings);
    for (SymbolNode s : free) {
      if (around.has(s)) {
        captured.add(s);
      }
    }
    Names names = new Names();
    List<Definition.Param> params = new ArrayList<>();
    for (SymbolNode s : captured) {
      names.add(s);
      params.add(new Definition.Param(s.getName().toString(), s.getArity(), true, true));
    }
    for (FormalParamNode p : d.getParams()) {
      names.add(p);
      int index = params.size() - captured.size();
      boolean primed = d.getMaxLevel(index) < LevelConstants.ActionLevel || p.getArity() > 0;
      params.add(new Definition.Param(p.getName().toString(), p.getArity(), false, primed));
    }
    Level level = level(d.getBody());
    if (surroundings != Surroundings.ROOT && level.compareTo(Level.TEMPORAL) < 0) {
      // A substituted constant may stand for a state expression.
      level = level == Level.CONSTANT ? Level.STATE : level;
    }
    if (level == Level.CONSTANT
        && free.stream().anyMatch(f -> f.getKind() == ASTConstants.VariableDeclKind)) {
      // SANY loses the level of what an instance defines by a LOCAL operator.
      level = Level.STATE;
    }
    Definition definition =
        new Definition(
            d.getName().toString(),
            d.getOriginallyDefinedInModuleNode() == null
                ? root.getName().toString()
                : d.getOriginallyDefinedInModuleNode().getName().toString(),
            params,
            level,
            d.getInRecursive(),
            at(d));
    lifted = new Lifted(definition, captured);
    known.put(d, lifted);
    Expr body = exprs.lower(d.getBody(), surroundings, names);
    definition.define(body, names.size());
    return lifted;
  }

  static Level level(LevelNode node) {
    return switch (node.getLevel()) {
      case LevelConstants.ConstantLevel -> Level.CONSTANT;
      case LevelConstants.VariableLevel -> Level.STATE;
      case LevelConstants.ActionLevel -> Level.ACTION;
      default -> Level.TEMPORAL;
    };
  }

  SourceRange at(SemanticNode node) {
    Location l = node.getLocation();
    if (l == null || l.source() == null) {
      return SourceRange.NONE;
    }
    String file = files.apply(l.source());
    return new SourceRange(file, l.beginLine(), l.beginColumn(), l.endLine(), l.endColumn());
  }
}
