package plumbline.tla.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import plumbline.tla.Action;
import plumbline.tla.State;
import plumbline.tla.compile.PackedStepper.Conversion;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;
import plumbline.tla.value.Permutation;
import plumbline.tla.value.Value;

/**
 * Makes a class of a spec: from states that were seen, and from what the spec says of its types,
 * the layout of all states; from the next-state relation and the invariants, methods over it.
 */
public final class Compiler {
  private Compiler() {}

  /**
   * What is compiled.
   *
   * @param variables their names
   * @param relation the next-state relation
   * @param whole the definition of the relation
   * @param actions the definitions of the named actions, the first one standing for the relation
   * @param named the actions, in the same order
   * @param constants the value of an expression that is the same everywhere
   * @param types sets that variables are said to be in
   * @param symmetry permutations that lead from a state to one that is taken for the same
   * @param withArguments whether successors have the arguments of their actions
   * @param fallback does what is not compiled
   * @param spare how many bits integers without bounds get beyond what was seen of them
   */
  public record Source(
      List<String> variables,
      Expr relation,
      Definition whole,
      List<Definition> actions,
      List<Action> named,
      List<Expr> invariants,
      List<Expr> constraints,
      List<Expr> stepProperties,
      List<Expr> actionConstraints,
      Facts facts,
      Fallback fallback,
      Function<Expr, Optional<Value>> constants,
      Map<String, Value> types,
      List<Permutation> symmetry,
      boolean withArguments,
      int spare) {}

  /**
   * What became of it.
   *
   * @param packed empty where something is left to the interpreter
   * @param why what that is
   */
  public record Result(Optional<Packed> packed, String why) {}

  /** So many parts are left to the interpreter, each found by trying anew. */
  private static final int MOST_LEFT = 200;

  /** Compiles a spec of which some states are known. */
  public static Result compile(Source source, List<State> seen) {
    Result result = attempt(source, seen, new Left(), false);
    // Only where something cannot be compiled: it takes more time, and shapes that are less exact.
    return result.packed().isPresent() ? result : inParts(source, seen);
  }

  private static Result inParts(Source source, List<State> seen) {
    Left left = new Left();
    for (int i = 0; i < MOST_LEFT; i++) {
      try {
        return attempt(source, seen, left, true);
      } catch (Left.Uncompiled e) {
        if (!left.leave(e)) {
          return new Result(Optional.empty(), e.getMessage());
        }
      }
    }
    return new Result(Optional.empty(), "too much of it cannot be compiled");
  }

  private static Result attempt(Source source, List<State> seen, Left left, boolean lenient) {
    try {
      return new Result(Optional.of(make(source, seen, left, lenient)), "");
    } catch (Left.Uncompiled e) {
      if (lenient) {
        throw e;
      }
      return new Result(Optional.empty(), e.getMessage());
    } catch (Unsupported e) {
      return new Result(Optional.empty(), e.at() + ": " + e.getMessage());
    } catch (Misfit e) {
      return new Result(Optional.empty(), "a variable has values of too many forms");
    } catch (LinkageError e) {
      return new Result(Optional.empty(), "its code was refused: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      if (lenient && left.search()) {
        return attempt(source, seen, left, true);
      }
      return new Result(Optional.empty(), "it is too large to be compiled");
    } catch (StackOverflowError e) {
      // Methods of a class file have an end, and so has the stack of whoever makes them.
      return new Result(Optional.empty(), "it is too large to be compiled");
    }
  }

  private static Packed make(Source source, List<State> seen, Left left, boolean lenient) {
    List<Sketch> sketches = new ArrayList<>();
    for (int v = 0; v < source.variables.size(); v++) {
      Sketch sketch = new Sketch();
      for (State s : seen) {
        sketch.see(s.get(v));
      }
      Value type = source.types.get(source.variables.get(v));
      if (type != null) {
        sketch.seeAllOf(type);
      }
      sketches.add(sketch);
    }
    Sketch moved = new Sketch();
    source.symmetry.forEach(p -> p.moved().forEach(moved::see));
    Shape.Any any = new Shape.Any(Pool.ofThisMachine());
    Shaping shaping =
        new Shaping(
            Stream.concat(sketches.stream(), Stream.of(moved)).toList(),
            source.spare,
            lenient ? Optional.of(any) : Optional.empty());
    List<Shape> shapes = sketches.stream().map(shaping::ofVariable).toList();
    Layout layout = new Layout(shapes);
    Optional<Images> images =
        source.symmetry.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Images(
                    layout,
                    source.symmetry.stream().map(Permutation::renaming).toList(),
                    shapes.size()));
    Exprs exprs =
        new Exprs(
            new Shapes(shaping),
            layout,
            source.facts,
            source.constants,
            of -> new Interpreting(of, source.fallback, any, left, lenient));
    Unit[] made = new Unit[1];
    int[] mostArguments = new int[1];
    byte[] bytes =
        ClassFile.of()
            .build(
                Unit.SELF,
                builder -> {
                  made[0] = new Unit(builder);
                  mostArguments[0] = write(source, exprs, made[0]);
                });
    return new Made(
        source,
        layout,
        images,
        any.pool(),
        bytes,
        made[0],
        mostArguments[0],
        plan(source, shapes, layout, left));
  }

  /** Writes the class; how many arguments a successor has room for. */
  private static int write(Source source, Exprs exprs, Unit unit) {
    ClassBuilder builder = unit.builder();
    builder.withSuperclass(Unit.BASE);
    builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        0,
        code ->
            code.aload(0)
                .invokespecial(Unit.BASE, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    int variables = source.variables.size();
    Successors successors = new Successors(exprs, source.actions, variables, source.withArguments);
    Actions actions = new Actions(exprs, source.facts, source.actions, variables, successors);
    builder.withMethodBody(
        "step",
        Unit.stepType(0),
        ClassFile.ACC_PROTECTED,
        code -> actions.relation(new Body(code, unit), source.relation, source.whole));
    actions.methods(unit);
    exprs.next = null;
    tests(unit, "violated", "constraints", exprs, source.invariants, source.constraints);
    exprs.next = Next.seen(variables);
    tests(
        unit,
        "violatedBy",
        "stepConstraints",
        exprs,
        source.stepProperties,
        source.actionConstraints);
    tables(builder, unit);
    return successors.mostArguments();
  }

  private static List<String> plan(Source source, List<Shape> shapes, Layout layout, Left left) {
    List<String> plan = new ArrayList<>();
    for (int v = 0; v < shapes.size(); v++) {
      plan.add(
          "%s: %s, %d bits"
              .formatted(
                  source.variables.get(v), shapes.get(v).description(), shapes.get(v).bits()));
    }
    plan.add(
        layout.words() == 1
            ? "a state is one word"
            : "a state is %d words".formatted(layout.words()));
    left.told().forEach(what -> plan.add("interpreted: " + what));
    return plan;
  }

  /** The methods that tell which of some formulas is false, and whether others are all true. */
  private static void tests(
      Unit unit,
      String violated,
      String constraints,
      Exprs exprs,
      List<Expr> demanded,
      List<Expr> constraining) {
    unit.builder()
        .withMethodBody(
            violated,
            MethodTypeDesc.of(ConstantDescs.CD_int, Unit.LONGS, ConstantDescs.CD_int),
            ClassFile.ACC_PUBLIC,
            code -> firstFalse(exprs, demanded, new Body(code, unit)));
    unit.builder()
        .withMethodBody(
            constraints,
            MethodTypeDesc.of(ConstantDescs.CD_boolean, Unit.LONGS, ConstantDescs.CD_int),
            ClassFile.ACC_PUBLIC,
            code -> allTrue(exprs, constraining, new Body(code, unit)));
  }

  /** Jumps where a formula is that; one that cannot be compiled is interpreted. */
  private static void test(Exprs exprs, Expr formula, Body b, Label target, boolean when) {
    if (exprs.interpreting.has(formula)) {
      exprs.interpreting.test(formula).jump(b, target, when);
      return;
    }
    Left.writing(formula, () -> exprs.test(formula, new Frame()).jump(b, target, when));
  }

  private static void firstFalse(Exprs exprs, List<Expr> invariants, Body b) {
    for (int i = 0; i < invariants.size(); i++) {
      Label holds = b.code.newLabel();
      test(exprs, invariants.get(i), b, holds, true);
      b.code.loadConstant(i).ireturn();
      b.code.labelBinding(holds);
    }
    b.code.iconst_m1().ireturn();
  }

  private static void allTrue(Exprs exprs, List<Expr> constraints, Body b) {
    Label no = b.code.newLabel();
    for (Expr c : constraints) {
      test(exprs, c, b, no, false);
    }
    b.code.iconst_1().ireturn();
    b.code.labelBinding(no).iconst_0().ireturn();
  }

  private static void tables(ClassBuilder builder, Unit unit) {
    ClassDesc lookup = ClassDesc.of("java.lang.invoke.MethodHandles$Lookup");
    ClassDesc handles = ClassDesc.of("java.lang.invoke.MethodHandles");
    for (int i = 0; i < unit.tables.size(); i++) {
      builder.withField(
          "T" + i, Unit.LONGS, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE);
    }
    builder.withMethodBody(
        ConstantDescs.CLASS_INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_STATIC,
        code -> {
          code.invokestatic(handles, "lookup", MethodTypeDesc.of(lookup))
              .loadConstant(ConstantDescs.DEFAULT_NAME)
              .loadConstant(ConstantDescs.CD_List)
              .invokestatic(
                  handles,
                  "classData",
                  MethodTypeDesc.of(
                      ConstantDescs.CD_Object,
                      lookup,
                      ConstantDescs.CD_String,
                      ConstantDescs.CD_Class))
              .checkcast(ConstantDescs.CD_List)
              .astore(0);
          for (int i = 0; i < unit.tables.size(); i++) {
            table(code, i);
          }
          code.return_();
        });
  }

  private static void table(CodeBuilder code, int i) {
    code.aload(0)
        .loadConstant(i)
        .invokeinterface(
            ConstantDescs.CD_List,
            "get",
            MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int))
        .checkcast(Unit.LONGS)
        .putstatic(Unit.SELF, "T" + i, Unit.LONGS);
  }

  /** A spec with its class. */
  private static final class Made implements Packed {
    private final Source source;
    private final Layout layout;
    private final Optional<Images> images;
    private final Pool pool;
    private final Class<?> type;
    private final Conversion[] conversions;
    private final Listing[] listings;
    private final List<Interpreter.Site> interpreted;
    private final List<Interpreter.ActionSite> interpretedActions;
    private final List<Unit.Site> sites;
    private final int mostArguments;
    private final List<String> plan;

    Made(
        Source source,
        Layout layout,
        Optional<Images> images,
        Pool pool,
        byte[] bytes,
        Unit unit,
        int mostArguments,
        List<String> plan) {
      this.source = source;
      this.layout = layout;
      this.images = images;
      this.pool = pool;
      this.sites = source.withArguments ? unit.sites : List.of();
      this.mostArguments = mostArguments;
      this.conversions = unit.conversions.toArray(Conversion[]::new);
      this.listings = unit.listings.toArray(Listing[]::new);
      this.interpreted = unit.interpreted;
      this.interpretedActions = unit.interpretedActions;
      this.plan = plan;
      try {
        this.type =
            MethodHandles.lookup()
                .defineHiddenClassWithClassData(bytes, List.copyOf(unit.tables), true)
                .lookupClass();
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int words() {
      return layout.words();
    }

    @Override
    public int width() {
      return layout.words() + 1 + mostArguments;
    }

    @Override
    public int action(long kind) {
      return sites.isEmpty() ? (int) kind : sites.get((int) kind).action();
    }

    @Override
    public Action taken(long kind) {
      return source.named.get(action(kind));
    }

    @Override
    public Value argument(long kind, int index, long code) {
      Shape shape = sites.get((int) kind).arguments().get(index);
      return shape.value(shape instanceof Shape.Int(long low, long _) ? code - low : code);
    }

    @Override
    public int arguments(long kind) {
      return sites.get((int) kind).arguments().size();
    }

    @Override
    public Value variable(int index, long[] from, int at) {
      return layout.value(index, from, at);
    }

    @Override
    public long key(int variable, long[] from, int at) {
      return layout.key(variable, from, at);
    }

    @Override
    public void encode(State state, long[] into, int at) {
      layout.encode(state, into, at);
    }

    @Override
    public State decode(long[] from, int at) {
      return layout.decode(from, at);
    }

    @Override
    public PackedStepper stepper() {
      try {
        PackedStepper stepper = (PackedStepper) type.getDeclaredConstructor().newInstance();
        Interpreter interpreter =
            new Interpreter(
                layout,
                pool,
                source.variables.size(),
                source.fallback.evaluator(),
                interpreted,
                interpretedActions);
        stepper.begin(conversions, listings, layout.words(), width(), images, interpreter);
        return stepper;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isInParts() {
      return !interpreted.isEmpty() || !interpretedActions.isEmpty();
    }

    @Override
    public boolean isFull() {
      return pool.isFull();
    }

    @Override
    public List<String> plan() {
      return plan;
    }
  }
}
