package plumbline.tla.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.tla.SourceRange;
import plumbline.tla.expr.Expr;
import plumbline.tla.expr.Expr.TemporalOperator;
import plumbline.tla.front.Overrides.Replacement;
import plumbline.tla.module.Natives;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.InfiniteSet;
import plumbline.tla.value.Integers;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import tla2sany.semantic.APSubstInNode;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.AtNode;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.NumeralNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpArgNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;
import tla2sany.semantic.ThmOrAssumpDefNode;

/** Lowers expressions: one case per operator of the language. */
final class ExprLowering {
  private final Lowering lowering;

  ExprLowering(Lowering lowering) {
    this.lowering = lowering;
  }

  Expr lower(SemanticNode node, Surroundings around, Names names) {
    SourceRange at = lowering.at(node);
    return switch (node) {
      case NumeralNode n ->
          new Expr.Const(
              n.bigVal() == null
                  ? plumbline.tla.value.IntValue.of(n.val())
                  : Integers.of(n.bigVal()),
              at);
      case StringNode s -> new Expr.Const(lowering.atoms().string(s.getRep().toString()), at);
      case AtNode a -> new Expr.Local(names.slot(a.getExceptComponentRef()), "@", at);
      case LabelNode l -> lower(l.getBody(), around, names);
      case LetInNode l -> let(l, around, names, at);
      case SubstInNode s -> lower(s.getBody(), lowering.inside(s.getSubsts(), around), names);
      case APSubstInNode s -> lower(s.getBody(), lowering.inside(s.getSubsts(), around), names);
      case OpApplNode a -> application(a, around, names, at);
      default ->
          new Expr.Unsupported(
              "this construct has no value: " + node.getClass().getSimpleName(), at);
    };
  }

  private Expr let(LetInNode let, Surroundings around, Names names, SourceRange at) {
    lowering.enter(let);
    List<Expr.LetValue> values = new ArrayList<>();
    for (OpDefNode d : let.getLets()) {
      if (lowering.isLetValue(d)) {
        Expr value = lower(d.getBody(), around, names);
        values.add(new Expr.LetValue(names.add(d), d.getName().toString(), value));
      }
    }
    Expr body = lower(let.getBody(), around, names);
    return values.isEmpty() ? body : new Expr.Let(values, body, at);
  }

  private Expr application(OpApplNode a, Surroundings around, Names names, SourceRange at) {
    SymbolNode operator = a.getOperator();
    Surroundings substituting = around.substituting(operator);
    if (substituting != null) {
      return substituted(substituting, a, around, names, at);
    }
    if (names.has(operator)) {
      int slot = names.slot(operator);
      String name = operator.getName().toString();
      return a.getArgs().length == 0
          ? new Expr.Local(slot, name, at)
          : new Expr.CallLocal(slot, name, args(a.getArgs(), around, names), at);
    }
    switch (lowering.override(operator)) {
      case null -> {}
      case Replacement.Fixed f -> {
        return new Expr.Const(f.value(), at);
      }
      case Replacement.By b -> {
        return call(b.operator(), a, Surroundings.ROOT, around, names, at);
      }
      case Replacement.Points p -> {
        return new Expr.Call(p.table(), args(a.getArgs(), around, names), at);
      }
    }
    Integer variable = lowering.variable(operator);
    if (variable != null) {
      return new Expr.Var(variable, operator.getName().toString(), at);
    }
    return switch (operator) {
      case OpDefNode d ->
          d.getKind() == ASTConstants.BuiltInKind
              ? builtIn(d.getName().toString(), a, around, names, at)
              : call(d, a, around, around, names, at);
      // A name of an ASSUME or THEOREM stands for what it says.
      case ThmOrAssumpDefNode t -> said(t, a, around, names, at);
      default -> new Expr.Unsupported(operator.getName() + " has no value here", at);
    };
  }

  /** The body of a named theorem; its parameters are those of the instance that it comes from. */
  private Expr said(
      ThmOrAssumpDefNode theorem, OpApplNode a, Surroundings around, Names names, SourceRange at) {
    List<Expr.LetValue> values = new ArrayList<>();
    for (int i = 0; i < theorem.getArity(); i++) {
      FormalParamNode parameter = theorem.getParams()[i];
      if (parameter.getArity() > 0) {
        return new Expr.Unsupported(
            "the theorem " + theorem.getName() + " takes an operator and has no value here", at);
      }
      Expr value = lower(a.getArgs()[i], around, names);
      values.add(new Expr.LetValue(names.add(parameter), parameter.getName().toString(), value));
    }
    Expr body = lower(theorem.getBody(), around, names);
    return values.isEmpty() ? body : new Expr.Let(values, body, at);
  }

  private Expr substituted(
      Surroundings by, OpApplNode a, Surroundings around, Names names, SourceRange at) {
    ExprOrOpArgNode substitute = by.substitute(a.getOperator());
    if (substitute instanceof OpArgNode o) {
      return switch (operator(o.getOp(), by.outer(), names)) {
        case Expr.OperatorArg t -> {
          List<Expr.Arg> all = new ArrayList<>(t.captured());
          all.addAll(args(a.getArgs(), around, names));
          yield new Expr.Call(t.target(), all, at);
        }
        case Expr.NativeArg n ->
            new Expr.Native(n.module(), n.name(), args(a.getArgs(), around, names), at);
        case Expr.LocalOperatorArg l ->
            new Expr.CallLocal(l.slot(), l.name(), args(a.getArgs(), around, names), at);
        case Expr.ValueArg v -> v.value();
      };
    }
    return lower(substitute, by.outer(), names);
  }

  private Expr call(
      OpDefNode d,
      OpApplNode a,
      Surroundings definedIn,
      Surroundings around,
      Names names,
      SourceRange at) {
    Natives.Entry entry = lowering.nativeFor(d);
    if (entry != null) {
      return new Expr.Native(entry.module(), entry.name(), args(a.getArgs(), around, names), at);
    }
    Lowering.Lifted lifted = lowering.lift(d, definedIn, names);
    List<Expr.Arg> all = captured(lifted, names);
    all.addAll(args(a.getArgs(), around, names));
    return new Expr.Call(lifted.definition(), all, at);
  }

  private List<Expr.Arg> captured(Lowering.Lifted lifted, Names names) {
    List<Expr.Arg> all = new ArrayList<>();
    for (Object s : lifted.captured()) {
      String name = Names.text(s);
      all.add(
          Names.arity(s) == 0
              ? new Expr.ValueArg(
                  new Expr.Local(names.slot(s), name, lowering.at((SemanticNode) s)))
              : new Expr.LocalOperatorArg(names.slot(s), name, Names.arity(s)));
    }
    return all;
  }

  private List<Expr.Arg> args(ExprOrOpArgNode[] nodes, Surroundings around, Names names) {
    List<Expr.Arg> args = new ArrayList<>();
    for (ExprOrOpArgNode n : nodes) {
      args.add(
          n instanceof OpArgNode o
              ? operator(o.getOp(), around, names)
              : new Expr.ValueArg(lower(n, around, names)));
    }
    return args;
  }

  private Expr.Arg operator(SymbolNode symbol, Surroundings around, Names names) {
    Surroundings by = around.substituting(symbol);
    if (by != null && by.substitute(symbol) instanceof OpArgNode o) {
      return operator(o.getOp(), by.outer(), names);
    }
    if (names.has(symbol)) {
      return new Expr.LocalOperatorArg(
          names.slot(symbol), symbol.getName().toString(), symbol.getArity());
    }
    Replacement override = lowering.override(symbol);
    if (override instanceof Replacement.Points p) {
      return new Expr.OperatorArg(p.table(), List.of());
    }
    OpDefNode replacement = override instanceof Replacement.By b ? b.operator() : null;
    OpDefNode d = replacement != null ? replacement : symbol instanceof OpDefNode o ? o : null;
    if (d == null) {
      return new Expr.ValueArg(
          new Expr.Unsupported(symbol.getName() + " is no operator here", lowering.at(symbol)));
    }
    Natives.Entry entry = lowering.nativeFor(d);
    if (entry != null) {
      return new Expr.NativeArg(entry.module(), entry.name(), d.getArity());
    }
    if (d.getKind() == ASTConstants.BuiltInKind) {
      return new Expr.NativeArg("", d.getName().toString(), d.getArity());
    }
    Lowering.Lifted lifted =
        lowering.lift(d, replacement != null ? Surroundings.ROOT : around, names);
    return new Expr.OperatorArg(lifted.definition(), captured(lifted, names));
  }

  private Expr builtIn(
      String name, OpApplNode a, Surroundings around, Names names, SourceRange at) {
    return switch (name) {
      case "TRUE" -> new Expr.Const(BoolValue.TRUE, at);
      case "FALSE" -> new Expr.Const(BoolValue.FALSE, at);
      case "BOOLEAN" -> new Expr.Const(SetValue.of(BoolValue.FALSE, BoolValue.TRUE), at);
      case "STRING" -> new Expr.Const(InfiniteSet.STRING, at);
      case "\\lnot", "~", "\\neg" -> new Expr.Not(arg(a, 0, around, names), at);
      case "\\land", "$ConjList" -> new Expr.And(all(a, around, names), at);
      case "\\lor", "$DisjList" -> new Expr.Or(all(a, around, names), at);
      case "=>" -> new Expr.Implies(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "\\equiv", "<=>" ->
          new Expr.Equivalent(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "=" -> new Expr.Equal(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "/=", "#" -> new Expr.NotEqual(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "\\in" -> new Expr.In(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "\\notin" -> new Expr.NotIn(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "\\subseteq" ->
          new Expr.SubsetEq(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "\\union", "\\cup" ->
          new Expr.Cup(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "\\intersect", "\\cap" ->
          new Expr.Cap(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "\\" -> new Expr.Diff(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "SUBSET" -> new Expr.Powerset(arg(a, 0, around, names), at);
      case "UNION" -> new Expr.BigUnion(arg(a, 0, around, names), at);
      case "DOMAIN" -> new Expr.Domain(arg(a, 0, around, names), at);
      case "'" -> new Expr.Prime(arg(a, 0, around, names), at);
      case "UNCHANGED" -> new Expr.Unchanged(arg(a, 0, around, names), at);
      case "ENABLED" -> new Expr.Enabled(arg(a, 0, around, names), at);
      case "\\cdot" -> new Expr.Compose(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "$SquareAct" -> new Expr.Square(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "$AngleAct" -> new Expr.Angle(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "[]" -> temporal(TemporalOperator.ALWAYS, a, around, names, at);
      case "<>" -> temporal(TemporalOperator.EVENTUALLY, a, around, names, at);
      case "~>" -> temporal(TemporalOperator.LEADS_TO, a, around, names, at);
      case "-+->", "$TemporalWhile" -> temporal(TemporalOperator.GUARANTEES, a, around, names, at);
      case "$WF" -> temporal(TemporalOperator.WEAK_FAIRNESS, a, around, names, at);
      case "$SF" -> temporal(TemporalOperator.STRONG_FAIRNESS, a, around, names, at);
      case "$TemporalExists" -> new Expr.Temporal(TemporalOperator.EXISTS, List.of(), at);
      case "$TemporalForall" -> new Expr.Temporal(TemporalOperator.FORALL, List.of(), at);
      case "$IfThenElse" ->
          new Expr.If(
              arg(a, 0, around, names), arg(a, 1, around, names), arg(a, 2, around, names), at);
      case "$Case" -> cases(a, around, names, at);
      case "$Tuple", "$Seq" -> new Expr.Tuple(all(a, around, names), at);
      case "$CartesianProd" -> new Expr.Product(all(a, around, names), at);
      case "$SetEnumerate" -> new Expr.SetOf(all(a, around, names), at);
      case "$SetOfFcns" ->
          new Expr.FunctionSet(arg(a, 0, around, names), arg(a, 1, around, names), at);
      case "$FcnApply" -> {
        Expr argument = arg(a, 1, around, names);
        yield new Expr.Apply(arg(a, 0, around, names), List.of(argument), at);
      }
      case "$RcdSelect" -> new Expr.Field(arg(a, 0, around, names), text(a.getArgs()[1]), at);
      case "$RcdConstructor" -> new Expr.Record(fields(a), values(a, around, names), at);
      case "$SetOfRcds" -> new Expr.RecordSet(fields(a), values(a, around, names), at);
      case "$Except" -> except(a, around, names, at);
      case "$BoundedExists" ->
          new Expr.Exists(bounds(a, around, names), arg(a, 0, around, names), at);
      case "$BoundedForall" ->
          new Expr.Forall(bounds(a, around, names), arg(a, 0, around, names), at);
      case "$BoundedChoose" ->
          new Expr.Choose(bounds(a, around, names).getFirst(), arg(a, 0, around, names), at);
      case "$SubsetOf" ->
          new Expr.Filter(bounds(a, around, names).getFirst(), arg(a, 0, around, names), at);
      case "$SetOfAll" -> {
        List<Expr.Bound> bounds = bounds(a, around, names);
        yield new Expr.MapSet(arg(a, 0, around, names), bounds, at);
      }
      case "$FcnConstructor", "$NonRecursiveFcnSpec" ->
          new Expr.Function(
              bounds(a, around, names), arg(a, 0, around, names), Optional.empty(), at);
      case "$RecursiveFcnSpec" -> {
        int self = names.add(a.getUnbdedQuantSymbols()[0]);
        yield new Expr.Function(
            bounds(a, around, names), arg(a, 0, around, names), Optional.of(self), at);
      }
      case "$UnboundedChoose" -> {
        FormalParamNode p = a.getUnbdedQuantSymbols()[0];
        int slot = names.addSettled(p);
        yield new Expr.UnboundedChoose(slot, p.getName().toString(), arg(a, 0, around, names), at);
      }
      case "$UnboundedExists", "$UnboundedForall" -> {
        List<String> bound = new ArrayList<>();
        for (FormalParamNode p : a.getUnbdedQuantSymbols()) {
          names.add(p);
          bound.add(p.getName().toString());
        }
        yield new Expr.UnboundedQuantifier(
            name.equals("$UnboundedForall"), bound, arg(a, 0, around, names), at);
      }
      case "$Nop" -> arg(a, 0, around, names);
      default -> new Expr.Unsupported("the operator " + name + " is not supported", at);
    };
  }

  private Expr arg(OpApplNode a, int index, Surroundings around, Names names) {
    return lower(a.getArgs()[index], around, names);
  }

  private List<Expr> all(OpApplNode a, Surroundings around, Names names) {
    List<Expr> exprs = new ArrayList<>();
    for (ExprOrOpArgNode n : a.getArgs()) {
      exprs.add(lower(n, around, names));
    }
    return exprs;
  }

  private Expr temporal(
      TemporalOperator operator, OpApplNode a, Surroundings around, Names names, SourceRange at) {
    return new Expr.Temporal(operator, all(a, around, names), at);
  }

  private Expr cases(OpApplNode a, Surroundings around, Names names, SourceRange at) {
    List<Expr.Arm> arms = new ArrayList<>();
    Optional<Expr> other = Optional.empty();
    for (ExprOrOpArgNode n : a.getArgs()) {
      OpApplNode pair = (OpApplNode) n;
      if (pair.getArgs()[0] == null) {
        other = Optional.of(arg(pair, 1, around, names));
      } else {
        arms.add(new Expr.Arm(arg(pair, 0, around, names), arg(pair, 1, around, names)));
      }
    }
    return new Expr.Case(arms, other, at);
  }

  private StringValue text(ExprOrOpArgNode node) {
    return lowering.atoms().string(((StringNode) node).getRep().toString());
  }

  private List<StringValue> fields(OpApplNode a) {
    List<StringValue> names = new ArrayList<>();
    for (ExprOrOpArgNode n : a.getArgs()) {
      names.add(text(((OpApplNode) n).getArgs()[0]));
    }
    return names;
  }

  private List<Expr> values(OpApplNode a, Surroundings around, Names names) {
    List<Expr> values = new ArrayList<>();
    for (ExprOrOpArgNode n : a.getArgs()) {
      values.add(arg((OpApplNode) n, 1, around, names));
    }
    return values;
  }

  private Expr except(OpApplNode a, Surroundings around, Names names, SourceRange at) {
    Expr base = arg(a, 0, around, names);
    List<Expr.Update> updates = new ArrayList<>();
    for (int i = 1; i < a.getArgs().length; i++) {
      OpApplNode pair = (OpApplNode) a.getArgs()[i];
      List<List<Expr>> path = new ArrayList<>();
      for (ExprOrOpArgNode key : ((OpApplNode) pair.getArgs()[0]).getArgs()) {
        path.add(List.of(lower(key, around, names)));
      }
      int old = names.add(pair);
      updates.add(new Expr.Update(path, old, arg(pair, 1, around, names), lowering.at(pair)));
    }
    return new Expr.Except(base, updates, at);
  }

  private List<Expr.Bound> bounds(OpApplNode a, Surroundings around, Names names) {
    List<Expr.Bound> bounds = new ArrayList<>();
    FormalParamNode[][] lists = a.getBdedQuantSymbolLists();
    ExprNode[] domains = a.getBdedQuantBounds();
    boolean[] tuples = a.isBdedQuantATuple();
    // The domains are outside the scope of the bound variables: lower them before adding any.
    List<Expr> sets = new ArrayList<>();
    for (ExprNode d : domains) {
      sets.add(lower(d, around, names));
    }
    for (int i = 0; i < lists.length; i++) {
      List<Integer> slots = new ArrayList<>();
      List<String> bound = new ArrayList<>();
      for (FormalParamNode p : lists[i]) {
        slots.add(names.addSettled(p));
        bound.add(p.getName().toString());
      }
      if (tuples[i]) {
        bounds.add(new Expr.Bound(slots, bound, true, sets.get(i)));
      } else {
        for (int j = 0; j < slots.size(); j++) {
          bounds.add(
              new Expr.Bound(List.of(slots.get(j)), List.of(bound.get(j)), false, sets.get(i)));
        }
      }
    }
    return bounds;
  }
}
