package plumbline.conform.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import plumbline.tla.SourceRange;
import plumbline.trace.Event;
import plumbline.trace.Fields;
import plumbline.trace.JsonPath;
import plumbline.trace.ReadOptions;
import plumbline.trace.Stamp;
import plumbline.trace.order.Order;
import tools.jackson.databind.JsonNode;

/**
 * What the lines of a log mean, as it was written; {@link BindingPlan} makes it ready for a spec.
 *
 * @param file the file as the user named it; empty for {@link #none()}
 * @param text the file's text, for errors to quote
 * @param preset the log's format
 * @param pattern for lines that are not JSON: its named groups are the line's members
 * @param ignoreLines lines that are not even looked at
 * @param fields where the parts of the event are
 * @param lets names for values of the line
 * @param ignore lines that carry no step
 * @param every what each line observes that is not ignored
 * @param events what events mean, in the order of the file
 * @param hidden actions that may happen without a line
 * @param order how lines are ordered; as the log says when empty
 * @param window how many lines may be late
 * @param constants of the spec that the trace gives
 * @param init what is known of the initial state; paths are those of the first line
 * @param modelValues strings of the log that are model values
 * @param nullText what JSON's null is, in TLA+
 */
public record Binding(
    String file,
    String text,
    Optional<Located<String>> preset,
    Optional<Pattern> pattern,
    List<Pattern> ignoreLines,
    Fields fields,
    Map<String, Term.Json> lets,
    List<Ignore> ignore,
    Checks every,
    List<EventRules> events,
    List<Hidden> hidden,
    Optional<Order> order,
    OptionalInt window,
    List<Constant> constants,
    Checks init,
    List<FromTrace> modelValues,
    Optional<Located<String>> nullText) {

  /** Events have the names of the spec's actions, and all parts under the native names. */
  public static Binding none() {
    return new Binding(
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Fields.NATIVE,
        Map.of(),
        List.of(),
        Checks.NONE,
        List.of(),
        List.of(),
        Optional.empty(),
        OptionalInt.empty(),
        List.of(),
        Checks.NONE,
        List.of(),
        Optional.empty());
  }

  /** How to read the log that this binding is for. */
  public ReadOptions readOptions() {
    return new ReadOptions(
        preset.map(Located::value), fields, pattern, ignoreLines, ReadOptions.LONGEST_LINE);
  }

  /**
   * Lines that are ignored and have no place in the order of the others, such as a header: they can
   * be left out before the events are ordered.
   */
  public Predicate<Event> leftOut() {
    List<Ignore> always = ignore.stream().filter(i -> !i.leading()).toList();
    return always.isEmpty()
        ? event -> false
        : event -> isUnordered(event.stamp()) && always.stream().anyMatch(i -> i.names(event));
  }

  private static boolean isUnordered(Stamp stamp) {
    return stamp.clock().isEmpty()
        && stamp.id().isEmpty()
        && stamp.seq() == Stamp.ABSENT
        && stamp.lamport() == Stamp.ABSENT;
  }

  /** An error at a place of this binding, with the line. */
  BindingException wrong(String message, SourceRange at) {
    return new Part.Source(file, text).wrong(message, at);
  }

  /** Something with its place in the file. */
  public record Located<T>(T value, SourceRange at) {}

  /**
   * Lines that carry no step.
   *
   * @param names of the events, {@code *} for any letters; any name when empty
   * @param when what must hold of the line besides
   * @param leading only as long as the line's node has logged nothing else
   */
  public record Ignore(
      List<Located<String>> names, Optional<Condition> when, boolean leading, SourceRange at) {

    boolean isFor(String event) {
      return names.isEmpty() || names.stream().anyMatch(n -> NamePattern.matches(n.value(), event));
    }

    boolean holds(JsonNode line) {
      return when.isEmpty() || when.get().holds(line);
    }

    private boolean names(Event event) {
      return isFor(event.action()) && holds(event.line());
    }
  }

  /**
   * What is checked of the states around a step.
   *
   * @param before of the state ahead of it
   * @param after of the state after it
   * @param require of both: TLA+ with primes, that must be true
   */
  public record Checks(
      List<Expectation> before, List<Expectation> after, List<Located<String>> require) {
    /** Nothing is. */
    public static final Checks NONE = new Checks(List.of(), List.of(), List.of());
  }

  /**
   * A value that is known.
   *
   * @param place a variable, or a TLA+ expression
   */
  public record Expectation(String place, Term value, SourceRange at) {}

  /**
   * What an event means: the first of the rules whose condition holds for the line.
   *
   * @param names {@code *} stands for any letters
   */
  public record EventRules(List<Located<String>> names, List<Rule> rules, SourceRange at) {}

  /**
   * What a line means.
   *
   * @param whenText the condition as it was written; empty without one
   * @param lets names for values of the line, those of the whole binding included
   * @param args arguments of every action that has them as parameters; the event's own when not
   *     present
   * @param checks of the state ahead of the first step and after the last
   * @param ownVars whether the event's own {@code vars} are observed; not where the rule has some
   * @param ownBefore the same of {@code before}
   */
  public record Rule(
      Optional<Condition> when,
      String whenText,
      Map<String, Term.Json> lets,
      Meaning meaning,
      Optional<List<Argument>> args,
      Checks checks,
      boolean ownVars,
      boolean ownBefore,
      SourceRange at) {}

  /** The kinds of meaning. */
  public sealed interface Meaning {
    /** No step, and nothing is checked. */
    record Ignored() implements Meaning {}

    /** No step: what is observed holds after the step of the node's last line, one of these. */
    record Continues(List<Located<String>> events) implements Meaning {}

    /**
     * The steps of one of these ways, in their order; a way without steps is checked against the
     * state as it is.
     */
    record Ways(List<List<StepRule>> ways) implements Meaning {}
  }

  /**
   * A step.
   *
   * @param optional whether it may also not have happened
   * @param repeat whether it may have happened several times
   */
  public record StepRule(
      Located<String> action,
      List<Argument> args,
      boolean optional,
      Optional<Repeat> repeat,
      Checks checks) {}

  /**
   * A step that is taken again until something holds.
   *
   * @param most how often at most
   * @param until TLA+ on the states around the step, with primes
   */
  public record Repeat(int most, Located<String> until) {}

  /** What is known of an argument. */
  public record Argument(String parameter, Known known, SourceRange at) {}

  /** The kinds of knowledge. */
  public sealed interface Known {
    /** Nothing. */
    record Any() implements Known {}

    /** All. */
    record Equal(Term value) implements Known {}

    /** Some fields or elements of it. */
    record Partly(Term.Json value) implements Known {}

    /** Values of TLA+ expressions on it. */
    record Where(List<Expectation> expectations) implements Known {}
  }

  /**
   * Actions that may happen without a line.
   *
   * @param perEvent how many of them may happen ahead of a line
   * @param before the lines ahead of which they may happen, {@code *} for any letters; all when
   *     empty
   * @param onlyIfNeeded whether they are looked at only where nothing else explains a line
   */
  public record Hidden(
      List<StepRule> actions,
      int perEvent,
      List<Located<String>> before,
      boolean onlyIfNeeded,
      SourceRange at) {}

  /** A constant of the spec: the union of what the sources give, where there are several. */
  public record Constant(String name, List<FromTrace> sources, SourceRange at) {}

  /**
   * The lines that are looked at.
   *
   * @param leading where not empty, only events of these names, as long as the line's node has
   *     logged nothing else
   */
  public record Lines(Optional<Condition> when, List<Located<String>> leading) {
    /** All of them. */
    public static final Lines ALL = new Lines(Optional.empty(), List.of());
  }

  /** What a trace gives as a whole. */
  public sealed interface FromTrace {
    /** The set of the nodes. */
    record Nodes() implements FromTrace {}

    /** The set of what stands at a path, {@code [*]} for each element. */
    record Values(List<JsonPath> path, Lines lines) implements FromTrace {}

    /**
     * What stands at a path in one line.
     *
     * @param last of the last line that has it, not the first
     * @param by where given, a function: for each value of this path, of the lines that have it
     */
    record One(JsonPath path, boolean last, Optional<JsonPath> by, Lines lines)
        implements FromTrace {}

    /** Not of the trace: TLA+ text, or a name. */
    record Text(String text) implements FromTrace {}
  }
}
