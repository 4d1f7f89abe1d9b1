package plumbline.tla.compile;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The parts of a spec that are left to the interpreter as a whole, and all that is, with why. */
final class Left {
  /** Named actions by their definitions, and formulas. */
  private final Map<Object, String> parts = new IdentityHashMap<>();

  private final Set<String> reasons = new LinkedHashSet<>();

  /** A part that cannot be compiled. */
  static final class Uncompiled extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Object part;

    Uncompiled(Object part, String why) {
      super(why, null, false, false);
      this.part = part;
    }
  }

  /** Whether what is too large for a method is to be found. */
  private boolean isSearched;

  /** From now on, what is too large for a method is found and can be left; false if it was. */
  boolean search() {
    boolean first = !isSearched;
    isSearched = true;
    return first;
  }

  /** Throws {@link Uncompiled} where a part is too large for a method, while that is searched. */
  void measure(Object part, MethodTypeDesc type, BiConsumer<CodeBuilder, Unit> body) {
    if (!isSearched) {
      return;
    }
    try {
      ClassFile.of()
          .build(
              Unit.SELF,
              builder -> {
                Unit unit = new Unit(builder);
                builder.withMethodBody("measured", type, 0, code -> body.accept(code, unit));
              });
    } catch (IllegalArgumentException e) {
      throw new Uncompiled(part, "it is too large for a method");
    }
  }

  /** Whether a part is left. */
  boolean has(Object part) {
    return parts.containsKey(part);
  }

  /** Why a part is left. */
  String why(Object part) {
    return parts.get(part);
  }

  /** Leaves a part; false where it was left already, so that nothing is gained. */
  boolean leave(Uncompiled uncompiled) {
    return parts.putIfAbsent(uncompiled.part, uncompiled.getMessage()) == null;
  }

  /** Writes a part; throws {@link Uncompiled} where that cannot be done. */
  static void writing(Object part, Runnable write) {
    try {
      write.run();
    } catch (Unsupported e) {
      throw e.isForAll() ? e : new Uncompiled(part, e.at() + ": " + e.getMessage());
    }
  }

  /** Takes note of something that is interpreted. */
  void tell(String what) {
    reasons.add(what);
  }

  /** What is interpreted, a line each. */
  List<String> told() {
    return new ArrayList<>(reasons);
  }
}
