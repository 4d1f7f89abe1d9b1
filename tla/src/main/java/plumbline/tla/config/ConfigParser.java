package plumbline.tla.config;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import plumbline.tla.Similar;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.config.ConfigTokens.Token;
import plumbline.tla.config.SpecConfig.Constant;
import plumbline.tla.config.SpecConfig.Literal;
import plumbline.tla.config.SpecConfig.Name;

/**
 * Reads TLC's configuration files. Beyond TLC, numbers may be negative or of any size, and names of
 * definitions in instances ({@code I!Inv}) may stand anywhere.
 */
public final class ConfigParser {
  private static final long MAX_BYTES = 32 << 20;

  /** Sections that hold one name. */
  private static final Set<String> SINGLE =
      Set.of("INIT", "NEXT", "SPECIFICATION", "VIEW", "ALIAS", "POSTCONDITION");

  /** Sections that hold several names, in each of their spellings. */
  private static final Map<String, String> SEVERAL =
      Map.ofEntries(
          Map.entry("INVARIANT", "INVARIANT"),
          Map.entry("INVARIANTS", "INVARIANT"),
          Map.entry("PROPERTY", "PROPERTY"),
          Map.entry("PROPERTIES", "PROPERTY"),
          Map.entry("CONSTRAINT", "CONSTRAINT"),
          Map.entry("CONSTRAINTS", "CONSTRAINT"),
          Map.entry("ACTION_CONSTRAINT", "ACTION_CONSTRAINT"),
          Map.entry("ACTION_CONSTRAINTS", "ACTION_CONSTRAINT"),
          Map.entry("SYMMETRY", "SYMMETRY"));

  private static final Set<String> CONSTANTS = Set.of("CONSTANT", "CONSTANTS");

  private static final Set<String> KEYWORDS = new TreeSet<>(CONSTANTS);

  static {
    KEYWORDS.addAll(SINGLE);
    KEYWORDS.addAll(SEVERAL.keySet());
    KEYWORDS.add("CHECK_DEADLOCK");
  }

  private final ConfigTokens tokens;
  private final Map<String, List<Name>> names = new LinkedHashMap<>();
  private final List<Constant> constants = new ArrayList<>();
  private final Map<String, Name> replacements = new LinkedHashMap<>();
  private final Map<String, Map<String, Name>> moduleReplacements = new LinkedHashMap<>();
  private final Map<String, List<Constant>> moduleConstants = new LinkedHashMap<>();
  private Optional<Boolean> checkDeadlock = Optional.empty();

  private ConfigParser(String file, String text) {
    this.tokens = new ConfigTokens(file, text);
  }

  /**
   * Reads a configuration file.
   *
   * @throws SpecException with {@code Kind.CONFIG} at the line that cannot be understood, or {@code
   *     Kind.SYSTEM} when the file cannot be read
   */
  public static SpecConfig parse(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw unreadable(file + " is a folder, not a configuration", null);
      }
      if (!Files.exists(file)) {
        throw unreadable("there is no configuration " + file, null);
      }
      if (Files.size(file) > MAX_BYTES) {
        throw unreadable(
            file + " is too large for a configuration: more than " + (MAX_BYTES >> 20) + " MB",
            null);
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return new ConfigParser(file.toString(), text).file();
    } catch (IOException e) {
      throw unreadable("cannot read the configuration " + file + ": " + e.getMessage(), e);
    }
  }

  private static SpecException unreadable(String message, IOException cause) {
    return new SpecException(SpecException.Kind.SYSTEM, message, SourceRange.NONE, cause);
  }

  /**
   * Reads one {@code name=value} of a command line. Besides what a file can hold, the value may be
   * a tuple {@code <<1, 2>>} or a function {@code ("a" :> 1 @@ "b" :> 2)}.
   */
  public static Constant constant(String text) {
    // Without the blank, =< would be the sign for less or equal.
    ConfigParser parser =
        new ConfigParser("--constant " + text, text.replaceFirst("^(\\s*\\w+\\s*=)<<", "$1 <<"));
    Token name = parser.name("a constant's name");
    parser.tokens.expect("=");
    Literal value = parser.anyLiteral();
    if (!parser.tokens.peek().isEnd()) {
      throw parser.tokens.error("expected nothing more", parser.tokens.peek());
    }
    return new Constant(name.text(), List.of(), value, SourceRange.NONE);
  }

  private SpecConfig file() {
    while (!tokens.peek().isEnd()) {
      section(tokens.take());
    }
    Optional<Name> specification = one("SPECIFICATION");
    one("INIT")
        .or(() -> one("NEXT"))
        .filter(n -> specification.isPresent())
        .ifPresent(
            n -> {
              throw tokens.error(
                  "give either SPECIFICATION or INIT and NEXT, not both", new Token("", n.at()));
            });
    return new SpecConfig(
        one("INIT"),
        one("NEXT"),
        specification,
        constants,
        replacements,
        moduleReplacements,
        moduleConstants,
        many("INVARIANT"),
        many("PROPERTY"),
        many("CONSTRAINT"),
        many("ACTION_CONSTRAINT"),
        many("SYMMETRY"),
        one("VIEW"),
        one("ALIAS"),
        one("POSTCONDITION"),
        checkDeadlock);
  }

  private void section(Token keyword) {
    if (CONSTANTS.contains(keyword.text())) {
      while (inSection()) {
        constant();
      }
    } else if (keyword.is("CHECK_DEADLOCK")) {
      Token value = tokens.take();
      if (!value.is("TRUE") && !value.is("FALSE")) {
        throw tokens.error("expected TRUE or FALSE", value);
      }
      if (checkDeadlock.isPresent()) {
        throw tokens.error("CHECK_DEADLOCK is given twice", keyword);
      }
      checkDeadlock = Optional.of(value.is("TRUE"));
    } else if (SINGLE.contains(keyword.text())) {
      Token name = name("the name of a definition after " + keyword.text());
      if (names.containsKey(keyword.text())) {
        throw tokens.error(keyword.text() + " is given twice", keyword);
      }
      names.put(keyword.text(), List.of(new Name(name.text(), name.at())));
    } else if (SEVERAL.containsKey(keyword.text())) {
      List<Name> list = names.computeIfAbsent(SEVERAL.get(keyword.text()), k -> new ArrayList<>());
      while (inSection()) {
        Token name = name("the name of a definition");
        list.add(new Name(name.text(), name.at()));
      }
    } else {
      String hint = Similar.hint(keyword.text(), KEYWORDS);
      throw tokens.error(
          "expected a keyword"
              + (hint.isEmpty()
                  ? " (" + KEYWORDS.stream().collect(Collectors.joining(", ")) + ")"
                  : hint.replace("?", "")),
          keyword);
    }
  }

  private boolean inSection() {
    return !tokens.peek().isEnd() && !KEYWORDS.contains(tokens.peek().text());
  }

  private List<Name> many(String section) {
    return List.copyOf(names.getOrDefault(section, List.of()));
  }

  private Optional<Name> one(String section) {
    return many(section).stream().findFirst();
  }

  /** {@code name = value}, {@code name(values) = value}, {@code name <- definition}. */
  private void constant() {
    Token name = tokens.take();
    if (!name.isName() && !name.isSymbol()) {
      throw tokens.error("expected the name of a constant or definition", name);
    }
    List<Literal> arguments = new ArrayList<>();
    if (tokens.accept("(")) {
      do {
        arguments.add(literal());
      } while (tokens.accept(","));
      tokens.expect(")");
    }
    boolean replaces = arguments.isEmpty() && tokens.accept("<-");
    if (!replaces && !tokens.accept("=")) {
      throw tokens.error("expected = or <- after " + name.text(), tokens.peek());
    }
    Optional<String> module = Optional.empty();
    if (tokens.accept("[")) {
      module = Optional.of(name("the name of a module").text());
      tokens.expect("]");
    }
    if (replaces) {
      replacement(name, module);
    } else {
      Constant constant = new Constant(name.text(), arguments, literal(), name.at());
      module
          .map(m -> moduleConstants.computeIfAbsent(m, k -> new ArrayList<>()))
          .orElse(constants)
          .add(constant);
    }
  }

  private void replacement(Token name, Optional<String> module) {
    Token target = tokens.take();
    if (!target.isName() && !target.isSymbol()) {
      throw tokens.error("expected the name of a definition", target);
    }
    Name by = new Name(target.text(), target.at());
    Name before =
        module
            .map(m -> moduleReplacements.computeIfAbsent(m, k -> new LinkedHashMap<>()))
            .orElse(replacements)
            .put(name.text(), by);
    if (before != null && !before.text().equals(by.text())) {
      throw tokens.error(name.text() + " is replaced twice", name);
    }
  }

  private Token name(String expected) {
    Token token = tokens.take();
    if (!token.isName() || KEYWORDS.contains(token.text())) {
      throw tokens.error("expected " + expected, token);
    }
    return token;
  }

  private Literal anyLiteral() {
    if (tokens.accept("{")) {
      return new Literal.SetOf(elements(this::anyLiteral, "}"));
    }
    if (tokens.accept("<")) {
      tokens.expect("<");
      List<Literal> elements = elements(this::anyLiteral, ">");
      tokens.expect(">");
      return new Literal.TupleOf(elements);
    }
    if (tokens.accept("(")) {
      List<Literal> arguments = new ArrayList<>();
      List<Literal> values = new ArrayList<>();
      do {
        arguments.add(anyLiteral());
        tokens.expect(":>");
        values.add(anyLiteral());
      } while (tokens.accept("@@"));
      tokens.expect(")");
      return new Literal.FunctionOf(arguments, values);
    }
    return literal();
  }

  private List<Literal> elements(Supplier<Literal> element, String end) {
    List<Literal> elements = new ArrayList<>();
    if (!tokens.accept(end)) {
      do {
        elements.add(element.get());
      } while (tokens.accept(","));
      tokens.expect(end);
    }
    return elements;
  }

  private Literal literal() {
    Token token = tokens.take();
    if (token.is("{")) {
      return new Literal.SetOf(elements(this::literal, "}"));
    }
    if (token.is("-") && tokens.peek().isNumber()) {
      return new Literal.Int(number(tokens.take()).negate());
    }
    if (token.isNumber()) {
      return new Literal.Int(number(token));
    }
    if (token.isString()) {
      // As TLC does: what follows a backslash is not changed.
      return new Literal.Str(token.text().substring(1, token.text().length() - 1));
    }
    if (token.is("TRUE") || token.is("FALSE")) {
      return new Literal.Bool(token.is("TRUE"));
    }
    if (!token.isName() || KEYWORDS.contains(token.text())) {
      throw tokens.error(
          "expected a value: a number, a string, TRUE, FALSE, a set of values {..}, or the name of"
              + " a model value",
          token);
    }
    return new Literal.Model(token.text());
  }

  private static BigInteger number(Token token) {
    String text = token.text();
    if (!text.startsWith("\\")) {
      return new BigInteger(text);
    }
    int radix =
        switch (Character.toLowerCase(text.charAt(1))) {
          case 'b' -> 2;
          case 'o' -> 8;
          default -> 16;
        };
    return new BigInteger(text.substring(2), radix);
  }
}
