package plumbline.conform.binding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import plumbline.conform.binding.Binding.Checks;
import plumbline.conform.binding.Binding.Located;
import plumbline.tla.SourceRange;
import plumbline.trace.Fields;
import plumbline.trace.order.Order;

/** Reads bindings. */
public final class BindingFile {
  private static final List<String> KEYS =
      List.of(
          "preset",
          "pattern",
          "ignore-lines",
          "fields",
          "let",
          "ignore",
          "vars",
          "before",
          "require",
          "events",
          "hidden",
          "order",
          "window",
          "constants",
          "init",
          "model-values",
          "null",
          "shared");

  private BindingFile() {}

  /**
   * Reads a binding.
   *
   * @throws BindingException when it cannot be read or is wrong
   */
  public static Binding read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BindingException(
          Files.exists(file)
              ? "cannot be read: " + e.getMessage()
              : "no such file; plumbline bind proposes a binding",
          new SourceRange(file.toString(), 0, 0, 0, 0),
          "",
          e);
    }
    try {
      return parse(
          file.toString(),
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new BindingException(
          "the file is not UTF-8; save it as UTF-8",
          new SourceRange(file.toString(), 0, 0, 0, 0),
          "",
          e);
    }
  }

  /**
   * Reads a binding from a text.
   *
   * @param file the name for errors
   * @throws BindingException when it is wrong
   */
  public static Binding parse(String file, String text) {
    Part.Source source = new Part.Source(file, text);
    return new Top(source, new Part(source, compose(source))).binding();
  }

  private static Node compose(Part.Source source) {
    SourceRange whole = new SourceRange(source.file(), 0, 0, 0, 0);
    LoadSettings settings =
        LoadSettings.builder().setLabel(source.file()).setAllowDuplicateKeys(true).build();
    try {
      return new Compose(settings)
          .composeString(source.text())
          .orElseThrow(
              () ->
                  source.wrong(
                      "the file is empty; without a binding leave --binding out, a first one is"
                          + " written by: plumbline bind SPEC.tla --trace FILE",
                      whole));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      SourceRange at =
          mark.map(
                  m ->
                      new SourceRange(
                          source.file(),
                          m.getLine() + 1,
                          m.getColumn() + 1,
                          m.getLine() + 1,
                          m.getColumn() + 1))
              .orElse(whole);
      throw source.wrong("this is not YAML: " + e.getProblem() + "; " + advice(source, at), at, e);
    } catch (YamlEngineException e) {
      throw source.wrong("this is not YAML: " + e.getMessage(), whole, e);
    }
  }

  /** YAML may find an error only a line after the # that began a comment. */
  private static String advice(Part.Source source, SourceRange at) {
    boolean comment =
        source.text().lines().skip(Math.max(0, at.line() - 2L)).limit(2).anyMatch(l -> isCut(l));
    return comment
        ? "a # after a blank begins a comment: a text that has one must stand in single quotes"
        : "a text with any of [ ] { } , : # & * ! | > ' \" % @ ` may have to stand in single"
            + " quotes";
  }

  private static boolean isCut(String line) {
    int hash = line.indexOf(" #");
    return hash > 0 && !line.substring(0, hash).isBlank();
  }

  /** The whole file. */
  private record Top(Part.Source source, Part part) {
    Binding binding() {
      Map<String, Part> keys = part.members("a binding", KEYS);
      TermReader terms = new TermReader(Map.of());
      if (keys.containsKey("let")) {
        terms = terms.with(keys.get("let"));
      }
      RuleReader rules = new RuleReader(terms);
      ConstantReader constants = new ConstantReader(terms);
      return new Binding(
          source.file(),
          source.text(),
          word(keys, "preset"),
          Optional.ofNullable(keys.get("pattern")).map(Top::pattern),
          Optional.ofNullable(keys.get("ignore-lines"))
              .map(p -> p.oneOrMore().stream().map(Top::regex).toList())
              .orElse(List.of()),
          Optional.ofNullable(keys.get("fields")).map(Top::fields).orElse(Fields.NATIVE),
          terms.lets(),
          Optional.ofNullable(keys.get("ignore")).map(rules::ignore).orElse(List.of()),
          rules.checks(keys),
          Optional.ofNullable(keys.get("events")).map(rules::events).orElse(List.of()),
          Optional.ofNullable(keys.get("hidden")).map(rules::hidden).orElse(List.of()),
          Optional.ofNullable(keys.get("order")).map(Top::order),
          keys.containsKey("window")
              ? OptionalInt.of(keys.get("window").number("a number of lines, at least 1", 1))
              : OptionalInt.empty(),
          Optional.ofNullable(keys.get("constants")).map(constants::read).orElse(List.of()),
          init(keys, terms),
          Optional.ofNullable(keys.get("model-values")).map(constants::values).orElse(List.of()),
          keys.containsKey("null")
              ? Optional.of(TermReader.formula(keys.get("null")))
              : Optional.empty());
    }

    private static Optional<Located<String>> word(Map<String, Part> keys, String key) {
      return Optional.ofNullable(keys.get(key))
          .map(p -> new Located<>(p.text("the " + key), p.at()));
    }

    private static Order order(Part part) {
      try {
        return Order.parse(part.text("an order"));
      } catch (IllegalArgumentException e) {
        throw part.wrong(e.getMessage());
      }
    }

    private static Pattern pattern(Part part) {
      Pattern pattern = regex(part);
      if (pattern.namedGroups().isEmpty()) {
        throw part.wrong(
            "the pattern has no named group: (?<name>...) makes $.name of what it finds");
      }
      return pattern;
    }

    private static Pattern regex(Part part) {
      String text = part.text("a regular expression");
      try {
        return Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        throw part.wrong(
            "this is no regular expression: " + e.getDescription(), Math.max(0, e.getIndex()));
      }
    }

    private static Fields fields(Part part) {
      Fields fields = Fields.NATIVE;
      for (Map.Entry<String, Part> e : part.members("fields", Fields.PARTS).entrySet()) {
        Part value = e.getValue();
        if (!value.isMap()) {
          fields = fields.with(e.getKey(), TermReader.path(value));
        } else if (!Fields.OBJECTS.contains(e.getKey())) {
          throw value.wrong("expected a path such as $.name, found a map");
        } else {
          Map<String, plumbline.trace.JsonPath> paths = new java.util.LinkedHashMap<>();
          for (Part.Member m : value.members("a map of paths")) {
            paths.put(m.name(), TermReader.path(m.value()));
          }
          fields = fields.with(e.getKey(), paths);
        }
      }
      return fields;
    }

    /** A map of places to values, a formula, or a list of these. */
    private static Checks init(Map<String, Part> keys, TermReader terms) {
      if (!keys.containsKey("init")) {
        return Checks.NONE;
      }
      List<Binding.Expectation> expected = new ArrayList<>();
      List<Located<String>> required = new ArrayList<>();
      for (Part p : keys.get("init").oneOrMore()) {
        if (p.isMap()) {
          expected.addAll(terms.expectations(p));
        } else {
          required.add(TermReader.formula(p));
        }
      }
      return new Checks(List.of(), List.copyOf(expected), List.copyOf(required));
    }
  }
}
