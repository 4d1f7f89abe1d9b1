package plumbline.tla;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.compile.Compiler;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.Value;

/**
 * A TLA+ spec ready to be stepped: a module with its configuration.
 *
 * <pre>{@code
 * Spec spec = Spec.load(Path.of("TwoPhase.tla"), SpecOptions.defaults());
 * Stepper stepper = spec.stepper();
 * stepper.initial(s -> { stepper.successors(s, (action, next) -> true); return true; });
 * }</pre>
 */
public interface Spec {
  /**
   * Loads a module with its configuration.
   *
   * @throws SpecException when the module cannot be parsed (PARSE), when the configuration is wrong
   *     (CONFIG), or a file cannot be read (SYSTEM)
   */
  static Spec load(Path module, SpecOptions options) {
    return plumbline.tla.eval.SpecLoader.load(module, options);
  }

  /** The root module's name. */
  String name();

  List<String> variables();

  /** The modules whose operators the root module sees, itself and those of its instances. */
  Set<String> modules();

  /**
   * Whether there are an initial predicate and a next-state relation; otherwise only assumptions
   * are checked.
   */
  boolean hasBehaviour();

  List<Action> actions();

  /**
   * The set that the next-state relation quantifies an action's parameter over, where that is the
   * same in every state: all of them together where there are several. Empty where it depends on
   * the state, or where the parameter is given by something else than a quantifier.
   */
  Optional<Value> domain(Action action, int parameter);

  /**
   * An operator of {@link SpecOptions#definitions}, or one that the root module sees; empty where
   * there is none that takes only values and is no temporal formula.
   */
  Optional<Operator> operator(String name);

  /** The names of the operators that the root module itself defines. */
  List<String> operators();

  /**
   * The names of the invariants, and of the root module's operators with a name like {@code
   * TypeOK}, that say of the state only in which sets variables are: {@code v \in S} or {@code v
   * \subseteq S}.
   */
  List<String> typeInvariants();

  /**
   * The sets that the invariants, and the operators with a name like {@code TypeOK}, say that
   * variables are in, where those are the same in every state. They are not listed, and to be used
   * by one thread at a time.
   */
  Map<String, Value> types();

  /** The actions that an action is made of, to any depth; none for one of single steps. */
  List<Action> parts(Action action);

  /** What an action may look at and change. */
  Footprint footprint(Action action);

  /** What an operator may look at, whatever its arguments are. */
  Footprint footprint(Operator operator);

  /** What an invariant of {@link #invariants()} may look at. */
  Footprint footprint(Formula invariant);

  /** What a property of {@link #stepProperties()} may look at in the states around a step. */
  Footprint stepFootprint(Formula property);

  /**
   * The configuration's invariants, and PROPERTYs of the form {@code []P} for a state predicate P.
   */
  List<Formula> invariants();

  List<Formula> assumptions();

  /** State predicates among the PROPERTYs' conjuncts: they must hold in every initial state. */
  List<Formula> initialProperties();

  /** {@code [][A]_v} among the PROPERTYs' conjuncts. */
  List<Formula> stepProperties();

  /**
   * {@code [](P => []Q)} for state predicates P and Q among the PROPERTYs' conjuncts: from the
   * first state of a behaviour in which P holds, Q always does.
   */
  List<Formula> lastingProperties();

  /** What of the PROPERTYs is not among the above. */
  List<Unchecked> unchecked();

  boolean hasConstraints();

  boolean hasActionConstraints();

  /** Whether {@link Stepper#fingerprint} differs from {@link State#fingerprint}. */
  boolean hasViewOrSymmetry();

  boolean hasPostcondition();

  boolean hasAlias();

  /** CHECK_DEADLOCK; true unless the configuration says otherwise. */
  boolean checkDeadlock();

  /**
   * Elements of constant sets, strings or model values, that nothing in the spec or its
   * configuration tells apart: to exchange those of one class everywhere in a behaviour gives a
   * behaviour. Read from the text, so that there may be more; none in a spec with a CHOOSE from a
   * set, whose choice depends on an order of the values. Whatever SYMMETRY claims is not asked.
   */
  List<List<Value>> interchangeable();

  /** What the user should know of the modules though it is no error, each in one line. */
  List<String> warnings();

  /**
   * A digest of the module, the modules that it uses, the configuration and the options: different
   * for specs that may behave differently.
   */
  String digest();

  /** The strings and model values of this spec; what serialises its values needs it. */
  Atoms atoms();

  /** The text of the spec's modules. */
  SourceText sourceText();

  /**
   * The spec as machine code over states of fixed layout.
   *
   * @param seen some reachable states, by which it is told what values variables have
   * @param withArguments whether successors have the arguments of their actions
   * @param spare how many bits integers without bounds get beyond what was seen of them
   */
  Compiler.Result compiled(List<State> seen, boolean withArguments, int spare);

  /** A new stepper for one thread. */
  Stepper stepper();
}
