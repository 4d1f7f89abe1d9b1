package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import plumbline.conform.binding.Binding.Argument;
import plumbline.conform.binding.Binding.Checks;
import plumbline.conform.binding.Binding.EventRules;
import plumbline.conform.binding.Binding.Hidden;
import plumbline.conform.binding.Binding.Ignore;
import plumbline.conform.binding.Binding.Located;
import plumbline.conform.binding.Binding.Meaning;
import plumbline.conform.binding.Binding.Repeat;
import plumbline.conform.binding.Binding.Rule;
import plumbline.conform.binding.Binding.StepRule;

/** Reads what events mean. */
final class RuleReader {
  private static final List<String> IGNORE = List.of("events", "when", "leading");
  private static final List<String> RULE =
      List.of(
          "when",
          "let",
          "action",
          "actions",
          "any-of",
          "continues",
          "ignore",
          "args",
          "vars",
          "before",
          "require",
          "optional",
          "repeat");
  private static final List<String> MEANINGS =
      List.of("action", "actions", "any-of", "continues", "ignore");
  private static final List<String> STEP =
      List.of("action", "args", "vars", "before", "require", "optional", "repeat");
  private static final List<String> REPEAT = List.of("most", "until");
  private static final List<String> HIDDEN =
      List.of("actions", "action", "args", "per-event", "before", "only-if-needed");

  private static final Pattern OR = Pattern.compile("\\s+\\|\\s+");

  private final TermReader terms;

  RuleReader(TermReader terms) {
    this.terms = terms;
  }

  List<Ignore> ignore(Part part) {
    return part.oneOrMore().stream().map(this::ignored).toList();
  }

  private Ignore ignored(Part part) {
    if (!part.isMap()) {
      return new Ignore(names(part), Optional.empty(), false, part.at());
    }
    Map<String, Part> keys = part.members("an entry of ignore", IGNORE);
    if (!keys.containsKey("events") && !keys.containsKey("when")) {
      throw part.wrong("an entry of ignore needs events, when, or both");
    }
    return new Ignore(
        Optional.ofNullable(keys.get("events")).map(RuleReader::names).orElse(List.of()),
        Optional.ofNullable(keys.get("when")).map(terms::condition),
        keys.containsKey("leading") && keys.get("leading").truth(),
        part.at());
  }

  /** Names of events: a list, or one text in which {@code |} stands between them. */
  static List<Located<String>> names(Part part) {
    List<Located<String>> names = new ArrayList<>();
    for (Part p : part.oneOrMore()) {
      for (String name : part.isList() ? List.of(p.text("a name")) : split(p)) {
        names.add(new Located<>(name, p.at()));
      }
    }
    return List.copyOf(names);
  }

  private static List<String> split(Part part) {
    return OR.splitAsStream(part.text("the name of an event")).toList();
  }

  List<EventRules> events(Part part) {
    List<EventRules> events = new ArrayList<>();
    for (Part.Member m : part.members("a map of events to their meaning")) {
      List<Rule> rules = new ArrayList<>();
      for (Part rule : m.value().oneOrMore()) {
        if (!rules.isEmpty() && rules.getLast().when().isEmpty()) {
          throw rule.wrong("the rule above has no when, so this one is never reached");
        }
        rules.add(rule(rule, m));
      }
      if (rules.isEmpty()) {
        throw m.value().wrong("expected a rule, found an empty list");
      }
      events.add(new EventRules(names(m.key()), List.copyOf(rules), m.key().at()));
    }
    return List.copyOf(events);
  }

  private Rule rule(Part part, Part.Member event) {
    if (part.isScalar()) {
      Meaning meaning =
          one(new StepRule(name(part), List.of(), false, Optional.empty(), Checks.NONE));
      return new Rule(
          Optional.empty(),
          "",
          terms.lets(),
          meaning,
          Optional.empty(),
          Checks.NONE,
          true,
          true,
          part.at());
    }
    Map<String, Part> keys = part.members("a rule", RULE);
    TermReader inner = keys.containsKey("let") ? terms.with(keys.get("let")) : terms;
    RuleReader reader = new RuleReader(inner);
    Optional<Part> when = Optional.ofNullable(keys.get("when"));
    return new Rule(
        when.map(inner::condition),
        when.map(w -> w.text("a condition")).orElse(""),
        inner.lets(),
        reader.meaning(part, keys, event),
        Optional.ofNullable(keys.get("args")).map(reader::arguments),
        reader.checks(keys),
        !keys.containsKey("vars"),
        !keys.containsKey("before"),
        part.at());
  }

  private Meaning meaning(Part part, Map<String, Part> keys, Part.Member event) {
    List<String> given = MEANINGS.stream().filter(keys::containsKey).toList();
    if (given.size() > 1) {
      throw keys.get(given.get(1)).wrong("a rule has only one of " + String.join(", ", given));
    }
    String kind = given.isEmpty() ? "" : given.getFirst();
    if (!kind.isEmpty() && !kind.equals("action")) {
      for (String key : List.of("optional", "repeat")) {
        if (keys.containsKey(key)) {
          throw keys.get(key)
              .wrong("%s belongs to one action: {action: Name, %s: ...}".formatted(key, key));
        }
      }
    }
    return switch (kind) {
      case "ignore" -> {
        if (!keys.get(kind).truth()) {
          throw keys.get(kind).wrong("expected true; leave ignore out otherwise");
        }
        yield new Meaning.Ignored();
      }
      case "continues" -> new Meaning.Continues(names(keys.get(kind)));
      case "any-of" ->
          new Meaning.Ways(
              keys.get(kind).list("a list of actions, each a way").stream()
                  .map(way -> way.isList() ? steps(way) : List.of(step(way)))
                  .toList());
      case "actions" -> new Meaning.Ways(List.of(steps(keys.get(kind))));
      case "action" -> one(step(name(keys.get(kind)), keys));
      default -> {
        List<Located<String>> names = names(event.key());
        if (names.size() > 1) {
          throw part.wrong("expected action, actions, any-of, continues or ignore");
        }
        yield one(step(names.getFirst(), keys));
      }
    };
  }

  private static Meaning one(StepRule step) {
    return new Meaning.Ways(List.of(List.of(step)));
  }

  private List<StepRule> steps(Part part) {
    return part.list("a list of actions").stream().map(this::step).toList();
  }

  private StepRule step(Part part) {
    if (!part.isMap()) {
      return new StepRule(name(part), List.of(), false, Optional.empty(), Checks.NONE);
    }
    Map<String, Part> keys = part.members("a step", STEP);
    if (!keys.containsKey("action")) {
      throw part.wrong("a step needs the action: {action: Name, ...}");
    }
    List<Argument> args =
        Optional.ofNullable(keys.get("args")).map(this::arguments).orElse(List.of());
    return new StepRule(name(keys.get("action")), args, optional(keys), repeat(keys), checks(keys));
  }

  /** The only step of a rule, whose arguments and observations are the rule's. */
  private static StepRule step(Located<String> action, Map<String, Part> keys) {
    return new StepRule(action, List.of(), optional(keys), repeat(keys), Checks.NONE);
  }

  private static boolean optional(Map<String, Part> keys) {
    return keys.containsKey("optional") && keys.get("optional").truth();
  }

  private static Optional<Repeat> repeat(Map<String, Part> keys) {
    if (!keys.containsKey("repeat")) {
      return Optional.empty();
    }
    Part part = keys.get("repeat");
    Map<String, Part> repeat = part.members("repeat", REPEAT);
    if (!repeat.containsKey("most") || !repeat.containsKey("until")) {
      throw part.wrong("repeat needs most and until: {most: 4, until: \"x' = {}\"}");
    }
    return Optional.of(
        new Repeat(
            repeat.get("most").number("a number of steps, at least 1", 1),
            TermReader.formula(repeat.get("until"))));
  }

  private static Located<String> name(Part part) {
    return new Located<>(part.text("the name of an action"), part.at());
  }

  private List<Argument> arguments(Part part) {
    List<Argument> arguments = new ArrayList<>();
    if (part.isList()) {
      for (Part value : part.list("a list")) {
        String position = String.valueOf(arguments.size() + 1);
        arguments.add(new Argument(position, terms.known(value), value.at()));
      }
    } else {
      for (Part.Member m : part.members("a map of parameters to values, or a list of values")) {
        arguments.add(new Argument(m.name(), terms.known(m.value()), m.key().at()));
      }
    }
    return List.copyOf(arguments);
  }

  Checks checks(Map<String, Part> keys) {
    return new Checks(
        Optional.ofNullable(keys.get("before")).map(terms::expectations).orElse(List.of()),
        Optional.ofNullable(keys.get("vars")).map(terms::expectations).orElse(List.of()),
        Optional.ofNullable(keys.get("require")).map(terms::formulas).orElse(List.of()));
  }

  List<Hidden> hidden(Part part) {
    if (part.isList() && part.list("a list").stream().noneMatch(Part::isMap)) {
      return List.of(new Hidden(steps(part), 1, List.of(), false, part.at()));
    }
    return part.oneOrMore().stream().map(this::hiddenActions).toList();
  }

  private Hidden hiddenActions(Part part) {
    if (!part.isMap()) {
      return new Hidden(List.of(step(part)), 1, List.of(), false, part.at());
    }
    Map<String, Part> keys = part.members("hidden", HIDDEN);
    Part actions = keys.getOrDefault("actions", keys.get("action"));
    if (keys.containsKey("actions") == keys.containsKey("action")) {
      throw part.wrong("hidden needs the actions: {actions: [Name, ...], per-event: 1}");
    }
    List<Argument> shared =
        Optional.ofNullable(keys.get("args")).map(this::arguments).orElse(List.of());
    List<StepRule> steps = new ArrayList<>();
    for (Part action : actions.oneOrMore()) {
      StepRule step = step(action);
      List<Argument> args = new ArrayList<>(shared);
      args.addAll(step.args());
      steps.add(new StepRule(step.action(), args, false, step.repeat(), step.checks()));
    }
    return new Hidden(
        List.copyOf(steps),
        Optional.ofNullable(keys.get("per-event"))
            .map(p -> p.number("a number of steps, at least 1", 1))
            .orElse(1),
        Optional.ofNullable(keys.get("before")).map(RuleReader::names).orElse(List.of()),
        keys.containsKey("only-if-needed") && keys.get("only-if-needed").truth(),
        part.at());
  }
}
