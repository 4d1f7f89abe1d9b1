package plumbline.tla.compile;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import plumbline.tla.SourceRange;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.Expr;

/** Writes successors: the words of the next state, what action led there, and its arguments. */
final class Successors {
  private final Exprs exprs;
  private final int variables;
  private final boolean withArguments;
  private final int most;

  /**
   * @param definitions of the named actions
   * @param withArguments whether a successor has the arguments of its action with it
   */
  Successors(Exprs exprs, List<Definition> definitions, int variables, boolean withArguments) {
    this.exprs = exprs;
    this.variables = variables;
    this.withArguments = withArguments;
    this.most = definitions.stream().mapToInt(d -> d.params().size()).max().orElse(0);
  }

  /** How many arguments a successor has room for. */
  int mostArguments() {
    return withArguments ? most : 0;
  }

  /** Writes a successor. */
  void write(Body b, Next next, Taken action) {
    if (!next.isComplete()) {
      throw new Unsupported("a variable without a value", SourceRange.NONE);
    }
    int words = exprs.layout.words();
    int at = b.localInt();
    List<Code> arguments = withArguments ? arguments(action) : List.of();
    b.code.aload(0).loadConstant(words + 1 + mostArguments());
    b.code.invokevirtual(
        Unit.BASE, "room", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int));
    b.code.istore(at);
    int found = b.code.allocateLocal(TypeKind.REFERENCE);
    b.code.aload(0).getfield(Unit.BASE, "found", Unit.LONGS).astore(found);
    for (int w = 0; w < words; w++) {
      b.code.aload(found).iload(at);
      b.code.loadConstant(w).iadd();
      pushWord(b, next, w);
      b.code.lastore();
    }
    b.code.aload(found).iload(at).loadConstant(words).iadd();
    b.constant(
        withArguments
            ? b.unit.site(action.index(), arguments.stream().map(c -> c.shape).toList())
            : action.index());
    b.code.lastore();
    for (int i = 0; i < arguments.size(); i++) {
      b.code.aload(found).iload(at).loadConstant(words + 1 + i).iadd();
      arguments.get(i).push(b);
      b.code.lastore();
    }
    for (int v = 0; v < variables; v++) {
      Layout.Place place = exprs.layout.place(v);
      switch (next.of(v)) {
        case Next.Patched(List<Updates.Patch> patches) ->
            patches.forEach(p -> patch(b, place, p, found, at));
        case Next.Changed(List<Next.Change> changes) ->
            changes.forEach(c -> change(b, place, c, found, at));
        case Next.Boxed(Code number) -> unbox(b, v, number, found, at);
        default -> {}
      }
    }
  }

  private static void unbox(Body b, int variable, Code number, int found, int at) {
    b.code.aload(0);
    number.push(b);
    b.code.aload(found).iload(at).loadConstant(variable);
    b.code.invokevirtual(
        Unit.BASE,
        "unbox",
        MethodTypeDesc.of(
            ConstantDescs.CD_void,
            ConstantDescs.CD_long,
            Unit.LONGS,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int));
  }

  /** What kind a successor is by an action whose arguments are of any form. */
  int kind(Unit unit, int action, Definition definition, Shape any) {
    long shown = definition.params().stream().filter(p -> !p.captured() && p.arity() == 0).count();
    return withArguments
        ? unit.site(action, java.util.Collections.nCopies((int) shown, any))
        : action;
  }

  /** The arguments that an action is shown with. */
  private List<Code> arguments(Taken action) {
    List<Code> all = new ArrayList<>();
    List<Definition.Param> params = action.index() == 0 ? List.of() : action.definition().params();
    for (int i = 0; i < params.size(); i++) {
      if (!params.get(i).captured() && params.get(i).arity() == 0) {
        all.add(
            switch (action.frame().at(i)) {
              case Frame.Held(Code code) -> code;
              case Frame.Named(Expr e, Frame f) -> exprs.code(e, f, null);
              case null, default -> throw new Unsupported("an argument", SourceRange.NONE);
            });
      }
    }
    return all;
  }

  private void pushWord(Body b, Next next, int word) {
    long replaced = 0;
    List<Integer> changed = new ArrayList<>();
    for (int v = 0; v < variables; v++) {
      Layout.Place p = exprs.layout.place(v);
      if (p.isNarrow() && p.word() == word && next.of(v) instanceof Next.Held) {
        changed.add(v);
        replaced |= Shape.mask(p.shape().bits()) << p.shift();
      }
    }
    b.word(word);
    if (replaced != 0) {
      b.constant(~replaced);
      b.code.land();
    }
    for (int v : changed) {
      Layout.Place p = exprs.layout.place(v);
      if (p.shape().bits() == 0) {
        continue;
      }
      ((Next.Held) next.of(v)).value().push(b);
      b.toField(p.shape());
      if (p.shift() > 0) {
        b.code.loadConstant(p.shift()).lshl();
      }
      b.code.lor();
    }
  }

  private static void patch(Body b, Layout.Place place, Updates.Patch p, int found, int at) {
    Shape element = ((Shape.Fun) place.shape()).element();
    int bit = b.localInt();
    int word = b.localInt();
    p.index().push(b);
    b.code.l2i().loadConstant(place.stride()).ishl().istore(bit);
    b.code.iload(at).loadConstant(place.word()).iadd();
    b.code.iload(bit).loadConstant(6).ishr().iadd().istore(word);
    b.code.aload(found).iload(word);
    b.code.aload(found).iload(word).laload();
    b.constant(Shape.mask(element.bits()));
    b.code.iload(bit).lshl();
    b.constant(-1);
    b.code.lxor().land();
    p.value().push(b);
    b.toField(element);
    b.code.iload(bit).lshl().lor().lastore();
  }

  private void change(Body b, Layout.Place place, Next.Change change, int found, int at) {
    switch (change) {
      case Next.Change.Clear() -> {
        pushSet(b, place, found, at);
        if (place.shape() instanceof Shape.Listed) {
          b.code.invokestatic(
              Unit.LISTING,
              "clear",
              MethodTypeDesc.of(ConstantDescs.CD_void, Unit.LONGS, ConstantDescs.CD_int));
        } else {
          b.code.dup().loadConstant(place.words()).iadd().lconst_0();
          b.code.invokestatic(
              ClassDesc.of("java.util.Arrays"),
              "fill",
              MethodTypeDesc.of(
                  ConstantDescs.CD_void,
                  Unit.LONGS,
                  ConstantDescs.CD_int,
                  ConstantDescs.CD_int,
                  ConstantDescs.CD_long));
        }
      }
      case Next.Change.Each(SetCode elements, boolean add) ->
          elements.each(
              b,
              (inner, element, _) -> {
                switch (place.shape()) {
                  case Shape.Listed l -> list(inner, place, l, element, add, found, at);
                  case Shape.Mask m ->
                      flip(inner, place, exprs.shapes.to(m.element(), element), add, found, at);
                  default -> throw new IllegalStateException();
                }
              });
    }
  }

  /** Adds an element to those that are listed, or takes it out. */
  private void list(
      Body b, Layout.Place place, Shape.Listed set, Code element, boolean add, int found, int at) {
    if (add) {
      b.code.aload(0);
    }
    pushSet(b, place, found, at);
    exprs.shapes.to(set.element(), element).push(b);
    b.toField(set.element());
    if (add) {
      b.code.loadConstant(b.unit.listing(set.listing()));
      b.code.invokevirtual(Unit.BASE, "list", ADDING);
    } else {
      b.code.invokestatic(Unit.LISTING, "remove", REMOVING);
    }
  }

  private static final MethodTypeDesc REMOVING =
      MethodTypeDesc.of(
          ConstantDescs.CD_void, Unit.LONGS, ConstantDescs.CD_int, ConstantDescs.CD_long);

  private static final MethodTypeDesc ADDING =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          Unit.LONGS,
          ConstantDescs.CD_int,
          ConstantDescs.CD_long,
          ConstantDescs.CD_int);

  private static void pushSet(Body b, Layout.Place place, int found, int at) {
    b.code.aload(found).iload(at).loadConstant(place.word()).iadd();
  }

  private static void flip(
      Body b, Layout.Place place, Code ordinal, boolean set, int found, int at) {
    Shape element = ((Shape.Mask) place.shape()).element();
    int bit = b.localInt();
    int word = b.localInt();
    ordinal.push(b);
    b.toField(element);
    b.code.l2i().istore(bit);
    b.code.iload(at).loadConstant(place.word()).iadd();
    b.code.iload(bit).loadConstant(6).ishr().iadd().istore(word);
    b.code.aload(found).iload(word);
    b.code.aload(found).iload(word).laload();
    b.code.lconst_1().iload(bit).lshl();
    if (set) {
      b.code.lor();
    } else {
      b.constant(-1);
      b.code.lxor().land();
    }
    b.code.lastore();
  }
}
