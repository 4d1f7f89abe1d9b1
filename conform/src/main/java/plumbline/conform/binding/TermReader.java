package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.conform.binding.Binding.Expectation;
import plumbline.conform.binding.Binding.Known;
import plumbline.conform.binding.Binding.Located;
import plumbline.trace.JsonPath;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what stands for values: paths, literals, tables, TLA+ and conditions. */
final class TermReader {
  private static final List<String> TABLE = List.of("map", "of", "else");
  private static final Set<String> FORMS =
      Set.of("tla", "literal", "int", "map", "part", "where", "any");

  private final Map<String, Term.Json> lets;

  /** Reads texts in which {@code $name} stands for what the map has. */
  TermReader(Map<String, Term.Json> lets) {
    this.lets = lets;
  }

  Map<String, Term.Json> lets() {
    return lets;
  }

  /** These names and those of a {@code let}, which may refer to those before them. */
  TermReader with(Part let) {
    Map<String, Term.Json> more = new LinkedHashMap<>(lets);
    for (Part.Member m : let.members("a map of names")) {
      if (!m.name().matches("[A-Za-z_]\\w*")) {
        throw m.key().wrong(m.name() + " is no name: letters, digits and _ only");
      }
      more.put(m.name(), new TermReader(more).json(m.value()));
    }
    return new TermReader(more);
  }

  Term term(Part part) {
    Optional<Part> tla = part.only("tla");
    return tla.isPresent() ? new Term.Tla(formula(tla.get()).value()) : json(part);
  }

  Term.Json json(Part part) {
    if (part.isList()) {
      List<Term.Json> elements = part.list("a list").stream().map(this::json).toList();
      return elements.stream().allMatch(e -> e instanceof Term.Literal)
          ? literal(new Term.Elements(elements))
          : new Term.Elements(elements);
    }
    return part.isMap() ? map(part) : scalar(part);
  }

  private Term.Json scalar(Part part) {
    if (part.isText() && part.text("a value").startsWith("$")) {
      String text = part.text("a path");
      return located(part, () -> Paths.read(text, lets, 0));
    }
    return new Term.Literal(part.json());
  }

  private Term.Json map(Part part) {
    Optional<Part> literal = part.only("literal");
    if (literal.isPresent()) {
      return verbatim(literal.get());
    }
    Optional<Part> number = part.only("int");
    if (number.isPresent()) {
      return new Term.WholeNumber(json(number.get()));
    }
    List<Part.Member> members = part.members("a value");
    if (members.stream().anyMatch(m -> m.name().equals("map"))
        && members.stream().anyMatch(m -> m.name().equals("of"))) {
      return table(part);
    }
    if (members.size() == 1 && FORMS.contains(members.getFirst().name())) {
      String form = members.getFirst().name();
      if (form.equals("map")) {
        throw part.wrong("a table needs a map and what it is asked for: {map: {...}, of: $.path}");
      }
      throw members
          .getFirst()
          .key()
          .wrong(
              "{%s: ...} cannot stand here; for a field of the name %s write {literal: {%s: ...}}"
                  .formatted(form, form, form));
    }
    Map<String, Term.Json> values = new LinkedHashMap<>();
    for (Part.Member m : members) {
      values.put(m.name(), json(m.value()));
    }
    return values.values().stream().allMatch(v -> v instanceof Term.Literal)
        ? literal(new Term.Members(values))
        : new Term.Members(values);
  }

  private Term.Json table(Part part) {
    Map<String, Part> keys = part.members("a table", TABLE);
    Map<String, Term.Json> entries = new LinkedHashMap<>();
    for (Part.Member m : keys.get("map").members("a map of names")) {
      entries.put(m.name(), json(m.value()));
    }
    return new Term.Table(
        entries, json(keys.get("of")), Optional.ofNullable(keys.get("else")).map(this::json));
  }

  /** A value in which nothing has a meaning of its own. */
  private static Term.Literal verbatim(Part part) {
    if (part.isList()) {
      List<Term.Json> elements = new ArrayList<>();
      part.list("a list").forEach(p -> elements.add(verbatim(p)));
      return literal(new Term.Elements(elements));
    }
    if (part.isMap()) {
      Map<String, Term.Json> members = new LinkedHashMap<>();
      part.members("a map").forEach(m -> members.put(m.name(), verbatim(m.value())));
      return literal(new Term.Members(members));
    }
    return new Term.Literal(part.json());
  }

  private static Term.Literal literal(Term.Json constant) {
    return new Term.Literal(constant.in(JsonNodeFactory.instance.nullNode()));
  }

  Known known(Part part) {
    Optional<Part> partly = part.only("part");
    if (partly.isPresent()) {
      return new Known.Partly(json(partly.get()));
    }
    Optional<Part> where = part.only("where");
    if (where.isPresent()) {
      return new Known.Where(expectations(where.get()));
    }
    Optional<Part> any = part.only("any");
    if (any.isPresent()) {
      return new Known.Any();
    }
    return new Known.Equal(term(part));
  }

  List<Expectation> expectations(Part part) {
    return part.members("a map of variables or TLA+ expressions to values").stream()
        .map(m -> new Expectation(m.key().formula("a place"), term(m.value()), m.key().at()))
        .toList();
  }

  List<Located<String>> formulas(Part part) {
    return part.oneOrMore().stream().map(TermReader::formula).toList();
  }

  static Located<String> formula(Part part) {
    return new Located<>(part.formula("a TLA+ expression"), part.at());
  }

  Condition condition(Part part) {
    String text = part.formula("a condition");
    return located(part, () -> ConditionParser.parse(text, lets));
  }

  static JsonPath path(Part part) {
    String text = part.text("a path such as $.name");
    return located(part, () -> Paths.path(text, 0));
  }

  static <T> T located(Part part, java.util.function.Supplier<T> read) {
    try {
      return read.get();
    } catch (Paths.Wrong e) {
      throw part.wrong(e.getMessage(), e.offset());
    }
  }
}
