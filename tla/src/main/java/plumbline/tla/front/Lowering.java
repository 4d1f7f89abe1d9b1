package plumbline.tla.front;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.LoweredModule;
import plumbline.tla.expr.Purity;
import plumbline.tla.front.Overrides.Replacement;
import plumbline.tla.module.Natives;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.Value;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.AssumeNode;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpApplNode;
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
  private final ModuleFiles files;
  private final List<OpDefNode> added;
  private final Atoms atoms = new Atoms();
  private final Map<SymbolNode, Integer> variables = new IdentityHashMap<>();
  private final Map<Surroundings, Map<OpDefNode, Lifted>> lowered = new IdentityHashMap<>();
  private final Map<Surroundings, Map<Subst[], Surroundings>> instances = new IdentityHashMap<>();
  private final Set<OpDefNode> locals = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Overrides overrides;
  private final ExprLowering exprs = new ExprLowering(this);

  /** Of what was lowered so far of the definition being lowered. */
  private Purity purity = Purity.PURE;

  /**
   * A definition with the names that it captures, in the order of its leading parameters; see
   * {@link FreeNames} for what a name is.
   */
  record Lifted(Definition definition, List<Object> captured) {}

  Lowering(SanyModule module, SpecConfig config) {
    this.root = module.root();
    this.files = module.files();
    this.added = module.added();
    // TLC's order of strings and model values: those of the configuration, then as SANY met them.
    config.literals().forEach(this::value);
    module.texts().forEach(atoms::rank);
    for (OpDeclNode v : root.getVariableDecls()) {
      variables.put(v, variables.size());
    }
    overrides = new Overrides(root, module.all(), config, this);
  }

  LoweredModule module() {
    List<LoweredModule.Assumption> assumptions = new ArrayList<>();
    for (AssumeNode a : root.getAssumptions()) {
      Expr body = closed(a.getAssume());
      String name = a.getDef() == null ? "" : a.getDef().getName().toString();
      assumptions.add(new LoweredModule.Assumption(name, body, at(a)));
    }
    List<Definition> definitions = new ArrayList<>();
    for (OpDefNode d : root.getOpDefs()) {
      if (d.getKind() == ASTConstants.UserDefinedOpKind && d.getBody() != null) {
        definitions.add(named(d));
      }
    }
    List<String> names = new ArrayList<>();
    for (OpDeclNode v : root.getVariableDecls()) {
      names.add(v.getName().toString());
    }
    List<Definition> operators = added.stream().map(this::named).toList();
    return new LoweredModule(
        root.getName().toString(), names, assumptions, definitions, operators, atoms);
  }

  /**
   * An expression outside any definition, with a frame of its own through a definition without
   * name.
   */
  private Expr closed(ExprNode node) {
    Definition wrapper =
        new Definition("ASSUME", root.getName().toString(), List.of(), false, at(node));
    Names names = new Names();
    Expr body = exprs.lower(node, Surroundings.ROOT, names);
    wrapper.define(body, names.size(), Purity.PURE);
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

  /** What the configuration puts in the place of an operator or constant, or null. */
  Replacement override(SymbolNode symbol) {
    return overrides.of(symbol);
  }

  /** Notes the definitions of a LET whose scope is entered. */
  void enter(LetInNode let) {
    Collections.addAll(locals, let.getLets());
  }

  /** Whether it is a definition of a LET whose scope was entered. */
  boolean isLocal(OpDefNode d) {
    return locals.contains(d);
  }

  /** Whether it is a definition of a LET that has a slot of its own. */
  boolean isLetValue(OpDefNode d) {
    return isLocal(d)
        && d.getArity() == 0
        && !d.getInRecursive()
        && d.getBody() != null
        && d.getKind() == ASTConstants.UserDefinedOpKind;
  }

  /** The definition as the configuration sees it: what stands for it under its name. */
  private Definition named(OpDefNode d) {
    Replacement override = override(d);
    Definition own = lift(d, Surroundings.ROOT, new Names()).definition();
    purity = Purity.PURE;
    Expr body =
        switch (override) {
          case null -> null;
          case Replacement.Fixed f -> new Expr.Const(f.value(), own.at());
          case Replacement.By b -> called(lift(b.operator(), Surroundings.ROOT, new Names()), own);
          case Replacement.Points p -> called(new Lifted(p.table(), List.of()), own);
        };
    if (body == null) {
      return own;
    }
    Definition named =
        new Definition(own.name(), own.module(), own.params(), own.recursive(), own.at());
    named.define(body, own.params().size(), purity);
    return named;
  }

  private static Expr called(Lifted target, Definition named) {
    List<Expr.Arg> args = new ArrayList<>();
    for (int i = 0; i < named.params().size(); i++) {
      Definition.Param p = named.params().get(i);
      args.add(
          p.arity() == 0
              ? new Expr.ValueArg(new Expr.Local(i, p.name(), named.at()))
              : new Expr.LocalOperatorArg(i, p.name(), p.arity()));
    }
    return new Expr.Call(target.definition(), args, named.at());
  }

  Value value(SpecConfig.Literal literal) {
    return switch (literal) {
      case SpecConfig.Literal.Int(BigInteger i) -> Integers.of(i);
      case SpecConfig.Literal.Str(String s) -> atoms.string(s);
      case SpecConfig.Literal.Bool(boolean b) -> BoolValue.of(b);
      case SpecConfig.Literal.Model(String m) -> atoms.model(m);
      case SpecConfig.Literal.SetOf(List<SpecConfig.Literal> e) -> SetValue.of(values(e));
      case SpecConfig.Literal.TupleOf(List<SpecConfig.Literal> e) ->
          FunctionValue.sequence(values(e));
      case SpecConfig.Literal.FunctionOf(
              List<SpecConfig.Literal> arguments,
              List<SpecConfig.Literal> values) ->
          FunctionValue.fromPairs(values(arguments), values(values));
    };
  }

  private Value[] values(List<SpecConfig.Literal> literals) {
    return literals.stream().map(this::value).toArray(Value[]::new);
  }

  /**
   * The native operator that a definition stands for, or null. A module of the user's own is read
   * as written, though it has the name of one of ours: only what no text can define is native in
   * it.
   */
  Natives.Entry nativeFor(OpDefNode d) {
    OpDefNode source = d.getSource() == null ? d : d.getSource();
    ModuleNode module = source.getOriginallyDefinedInModuleNode();
    if (module == null) {
      return null;
    }
    String name = module.getName().toString();
    Natives.Entry entry = Natives.find(name, source.getName().toString()).orElse(null);
    if (entry == null
        || entry.arity() != source.getArity()
        || (entry.defined() && replacesOurs(name))) {
      return null;
    }
    purity = purity.and(entry.purity());
    return entry;
  }

  private boolean replacesOurs(String module) {
    return !files.shown(module).equals(module) && ModuleFiles.ships(module);
  }

  /** Refuses a definition of ours that only Java can compute and that Java does not. */
  private void requireDefinition(OpDefNode d) {
    if (d.getBody() instanceof OpApplNode a
        && a.getOperator() instanceof OpDefNode marker
        && marker.getName().toString().equals(Natives.MARKER)
        && marker.getOriginallyDefinedInModuleNode() != null
        && marker
            .getOriginallyDefinedInModuleNode()
            .getName()
            .toString()
            .equals(Natives.MARKER_MODULE)
        && nativeFor(d) == null) {
      throw new SpecException(
          SpecException.Kind.SYSTEM,
          "the operator "
              + d.getName()
              + " has no definition in TLA+ and none in this program either",
          at(d));
    }
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
      purity = purity.and(lifted.definition().purity());
      return lifted;
    }
    List<Object> captured = new ArrayList<>(FreeNames.of(d, surroundings, this));
    captured.removeIf(s -> !around.has(s));
    Names names = new Names();
    List<Definition.Param> params = new ArrayList<>();
    for (Object s : captured) {
      add(s, !around.isSettled(s), names);
      params.add(new Definition.Param(Names.text(s), Names.arity(s), true, !around.isSettled(s)));
    }
    for (FormalParamNode p : d.getParams()) {
      int index = params.size() - captured.size();
      boolean primed = d.getMaxLevel(index) < LevelConstants.ActionLevel || p.getArity() > 0;
      add(p, primed, names);
      params.add(new Definition.Param(p.getName().toString(), p.getArity(), false, primed));
    }
    Definition definition =
        new Definition(
            d.getName().toString(),
            d.getOriginallyDefinedInModuleNode() == null
                ? root.getName().toString()
                : d.getOriginallyDefinedInModuleNode().getName().toString(),
            params,
            d.getInRecursive(),
            at(d));
    lifted = new Lifted(definition, captured);
    known.put(d, lifted);
    requireDefinition(d);
    Purity outer = purity;
    purity = Purity.PURE;
    Expr body = exprs.lower(d.getBody(), surroundings, names);
    definition.define(body, names.size(), purity);
    purity = purity.and(outer);
    return lifted;
  }

  private static void add(Object name, boolean primed, Names names) {
    if (primed) {
      names.add(name);
    } else {
      names.addSettled(name);
    }
  }

  SourceRange at(SemanticNode node) {
    Location l = node.getLocation();
    if (l == null || l.source() == null) {
      return SourceRange.NONE;
    }
    return files.range(l.source(), l.beginLine(), l.beginColumn(), l.endLine(), l.endColumn());
  }
}
