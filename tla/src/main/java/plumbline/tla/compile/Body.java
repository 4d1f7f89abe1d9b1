package plumbline.tla.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * The method that is being written: instance, then the states and the place of the one it is of.
 */
final class Body {
  private static final int STATES = 1;
  private static final int AT = 2;
  private static final MethodTypeDesc LONG_LONG_TABLE =
      MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, Unit.LONGS);

  final CodeBuilder code;
  final Unit unit;

  Body(CodeBuilder code, Unit unit) {
    this.code = code;
    this.unit = unit;
  }

  int local() {
    return code.allocateLocal(TypeKind.LONG);
  }

  int localInt() {
    return code.allocateLocal(TypeKind.INT);
  }

  void constant(long value) {
    code.loadConstant(value);
  }

  /** Pushes a word of the state. */
  void word(int word) {
    code.aload(STATES).iload(AT);
    if (word > 0) {
      code.loadConstant(word).iadd();
    }
    code.laload();
  }

  /** Pushes a word of the state whose index, an int, a local has. */
  void wordAt(int base, int indexLocal) {
    code.aload(STATES).iload(AT).iload(indexLocal).iadd();
    if (base > 0) {
      code.loadConstant(base).iadd();
    }
    code.laload();
  }

  void loadState() {
    code.aload(STATES).iload(AT);
  }

  void misfit() {
    code.invokestatic(Unit.MISFIT, "misfit", MethodTypeDesc.of(Unit.MISFIT)).athrow();
  }

  void table(long[] table) {
    code.getstatic(Unit.SELF, "T" + unit.table(table), Unit.LONGS);
  }

  /** Replaces the long on top by what the table says of it. */
  void lookup(long[] table, boolean soft) {
    table(table);
    code.invokestatic(Unit.BASE, soft ? "softLookup" : "lookup", LONG_LONG_TABLE);
  }

  void moved(long[] table) {
    table(table);
    code.invokestatic(Unit.BASE, "moved", LONG_LONG_TABLE);
  }

  void convert(PackedStepper.Conversion conversion) {
    int saved = local();
    code.lstore(saved).aload(0).lload(saved).loadConstant(unit.conversion(conversion));
    code.invokevirtual(
        Unit.BASE,
        "converted",
        MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_int));
  }

  /** Takes the bits of a field out of the word on top. */
  void extract(int shift, int bits) {
    if (shift > 0) {
      code.loadConstant(shift).lushr();
    }
    mask(shift + bits >= 64 ? 64 : bits);
  }

  void mask(int bits) {
    if (bits < 64) {
      constant(Shape.mask(bits));
      code.land();
    }
  }

  /** Replaces the long on top by what that method of {@link Long} counts in it. */
  void ofLong(String method) {
    code.invokestatic(
            ConstantDescs.CD_Long,
            method,
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long))
        .i2l();
  }

  /** The code of a field on top becomes what compiled code works with. */
  void fromField(Shape shape) {
    if (shape instanceof Shape.Int(long low, long _) && low != 0) {
      constant(low);
      code.ladd();
    }
  }

  void toField(Shape shape) {
    if (shape instanceof Shape.Int(long low, long _) && low != 0) {
      constant(low);
      code.lsub();
    }
  }

  /** Jumps where the comparison of two longs on top gives that. */
  void compare(Comparison comparison, Label target) {
    code.lcmp();
    switch (comparison) {
      case EQUAL -> code.ifeq(target);
      case UNEQUAL -> code.ifne(target);
      case LESS -> code.iflt(target);
      case LESS_OR_EQUAL -> code.ifle(target);
      case GREATER -> code.ifgt(target);
      case GREATER_OR_EQUAL -> code.ifge(target);
    }
  }

  /** How two numbers compare. */
  enum Comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    Comparison not() {
      return switch (this) {
        case EQUAL -> UNEQUAL;
        case UNEQUAL -> EQUAL;
        case LESS -> GREATER_OR_EQUAL;
        case LESS_OR_EQUAL -> GREATER;
        case GREATER -> LESS_OR_EQUAL;
        case GREATER_OR_EQUAL -> LESS;
      };
    }
  }
}
