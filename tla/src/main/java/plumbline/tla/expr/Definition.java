package plumbline.tla.expr;

import java.util.List;
import plumbline.tla.SourceRange;

/**
 * A TLA+ operator after resolution: substitutions of INSTANCE applied, configuration overrides
 * applied, operators of LET lifted to the top with what they capture as leading parameters.
 *
 * <p>Slots 0..params-1 of its frame hold the parameters; the body's bound variables follow. The
 * body is set after construction because operators may be recursive.
 */
public final class Definition {
  /**
   * A parameter.
   *
   * @param arity 0 for a value, else the number of arguments of the operator that is expected
   * @param captured whether lifting added it: a variable of the scope around a LET or LAMBDA
   * @param primed whether the body may evaluate it in the next state ({@code p'}, {@code UNCHANGED
   *     p}, {@code ENABLED p}, {@code [A]_p}), so that its argument must be passed unevaluated
   */
  public record Param(String name, int arity, boolean captured, boolean primed) {}

  /** TLA+'s levels, in SANY's order. */
  public enum Level {
    CONSTANT,
    STATE,
    ACTION,
    TEMPORAL
  }

  private final String name;
  private final String module;
  private final List<Param> params;
  private final boolean recursive;
  private final SourceRange at;
  private Expr body;
  private int frameSize;
  private Purity purity = Purity.PURE;

  /**
   * @param name as a user writes it at the place of definition, {@code Inst!Op} for instances
   * @param module the module whose text defines it
   * @param recursive whether it is declared RECURSIVE
   * @param at the whole definition
   */
  public Definition(
      String name, String module, List<Param> params, boolean recursive, SourceRange at) {
    this.name = name;
    this.module = module;
    this.params = List.copyOf(params);
    this.recursive = recursive;
    this.at = at;
  }

  /**
   * Completes the definition; once only.
   *
   * @param purity of the body
   */
  public void define(Expr body, int frameSize, Purity purity) {
    if (this.body != null) {
      throw new IllegalStateException(name + " is defined already");
    }
    this.body = body;
    this.frameSize = frameSize;
    this.purity = purity;
  }

  public String name() {
    return name;
  }

  public String module() {
    return module;
  }

  public List<Param> params() {
    return params;
  }

  /** Of the body; while a recursive definition is being completed, PURE. */
  public Purity purity() {
    return purity;
  }

  public boolean recursive() {
    return recursive;
  }

  public SourceRange at() {
    return at;
  }

  public Expr body() {
    return body;
  }

  /** How many slots a frame of this operator needs, parameters included. */
  public int frameSize() {
    return frameSize;
  }

  @Override
  public String toString() {
    return name;
  }
}
