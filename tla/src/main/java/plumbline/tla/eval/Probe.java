package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import plumbline.tla.Refusal;
import plumbline.tla.SourceRange;
import plumbline.tla.Stepper;
import plumbline.tla.value.Value;

/**
 * Notes where the ways into an action end, while {@link Probing}'s plan of it runs; or takes it
 * there without one conjunct.
 */
final class Probe {
  /** After as many ways that end it asks for no more. */
  private static final int SEEN = 100_000;

  /**
   * @param inside whether the action was reached with the arguments that are asked for
   */
  private record Noted(Refusal refusal, boolean inside, int number) {
    /** The one that tells most comes last. */
    static final Comparator<Noted> ORDER =
        Comparator.comparing(Noted::inside)
            .thenComparingInt(n -> n.refusal.passed())
            .thenComparing(Comparator.comparingInt(Noted::number).reversed());
  }

  private final Optional<SourceRange> leftOut;
  private final Value[] known;
  private final PriorityQueue<Noted> kept = new PriorityQueue<>(Noted.ORDER);
  private final Set<Refusal> told = new HashSet<>();
  private int seen;
  private int passed;
  private boolean inside;
  private boolean reached;

  private Probe(Optional<SourceRange> leftOut, int parameters) {
    this.leftOut = leftOut;
    this.known = new Value[parameters];
  }

  /** Notes why an action with so many parameters is refused. */
  static Probe telling(int parameters) {
    return new Probe(Optional.empty(), parameters);
  }

  /** Takes an action with so many parameters without the conjunct at that place. */
  static Probe without(SourceRange conjunct, int parameters) {
    return new Probe(Optional.of(conjunct), parameters);
  }

  /** Whether the action is taken without some conjunct. */
  boolean isWithout() {
    return leftOut.isPresent();
  }

  /** Whether the action is taken without the conjunct at that place. */
  boolean isWithout(SourceRange conjunct) {
    return leftOut.isPresent() && leftOut.get().equals(conjunct);
  }

  /** Runs what follows a conjunct that is true. */
  boolean pass(int conjuncts, Step then, Env env) {
    passed += conjuncts;
    try {
      return then.run(env);
    } finally {
      passed -= conjuncts;
    }
  }

  /** How many conjuncts are true so far. */
  int passed() {
    return passed;
  }

  /** Counts a true conjunct of a condition. */
  void count() {
    passed++;
  }

  /** Forgets what was counted since. */
  void reset(int before) {
    passed = before;
  }

  /** Runs what follows the choice of an argument. */
  boolean choose(int parameter, Value argument, Step then, Env env) {
    Value outer = known[parameter];
    known[parameter] = argument;
    try {
      return then.run(env);
    } finally {
      known[parameter] = outer;
    }
  }

  /** Runs the action's body, all arguments being known. */
  boolean enter(Value[] arguments, Step body, Env env) {
    Value[] outer = known.clone();
    boolean before = inside;
    System.arraycopy(arguments, 0, known, 0, known.length);
    inside = true;
    try {
      return body.run(env);
    } finally {
      System.arraycopy(outer, 0, known, 0, known.length);
      inside = before;
    }
  }

  /** Notes a condition that is false. */
  void refuse(SourceRange at, List<Parts.Part> parts, Env env) {
    if (isWithout()) {
      return;
    }
    seen++;
    Noted worst = kept.size() < Stepper.REFUSALS ? null : kept.peek();
    if (worst != null && (worst.inside || !inside) && worst.refusal.passed() >= passed) {
      return;
    }
    List<Optional<Value>> arguments = Arrays.stream(known).map(Optional::ofNullable).toList();
    Refusal refusal = new Refusal(arguments, at, Parts.values(parts, env), passed);
    if (told.add(listed(refusal))) {
      kept.add(new Noted(refusal, inside, seen));
      if (kept.size() > Stepper.REFUSALS) {
        told.remove(listed(kept.remove().refusal));
      }
    }
  }

  /** What tells refusals apart at no great cost: not the sets that are too large to be listed. */
  private static Refusal listed(Refusal r) {
    Map<String, Value> parts = new HashMap<>(r.parts());
    parts.values().removeIf(v -> !v.isStrict());
    return new Refusal(r.arguments(), r.at(), parts, r.passed());
  }

  /** Whether to look at further ways. */
  boolean more() {
    return seen < SEEN;
  }

  /** Notes that the action takes a step. */
  boolean delivered() {
    reached = true;
    return true;
  }

  /** What was noted, the most telling first. */
  List<Refusal> refusals() {
    List<Noted> sorted = new ArrayList<>(kept);
    sorted.sort(Noted.ORDER.reversed());
    return sorted.stream().filter(n -> n.inside || !reached).map(Noted::refusal).toList();
  }
}
