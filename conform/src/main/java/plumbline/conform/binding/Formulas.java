package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plumbline.conform.binding.EventPlan.Expression;
import plumbline.conform.binding.EventPlan.Operand;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import tools.jackson.databind.JsonNode;

/**
 * Makes definitions of the TLA+ of a binding. What an expression reads of the line, and the names
 * that stand for arguments, become the definition's parameters.
 *
 * <p>Lists of conjuncts are told by the columns of their signs, so a path is replaced by a name
 * that is filled up to the path's length, and other names are left as they are.
 */
final class Formulas {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<string>\"(?:\\\\.|[^\"\\\\])*\")|(?<comment>\\\\\\*[^\n]*|\\(\\*.*?\\*\\))"
              + "|(?<path>\\$)|(?<name>[A-Za-z_0-9]*[A-Za-z_][A-Za-z_0-9]*)",
          Pattern.DOTALL);
  private static final Pattern QUANTIFIER =
      Pattern.compile("(?:\\\\[EA]{1,2}|CHOOSE|LAMBDA)\\s*(?:\\w+\\s*,\\s*)*$");
  private static final Pattern OPENING = Pattern.compile("[\\[{,]\\s*(?:\\w+\\s*,\\s*)*$");
  private static final Pattern RANGE = Pattern.compile("^\\s*(?:,\\s*\\w+\\s*)*\\\\in");
  private static final Pattern BODY = Pattern.compile("^\\s*(?:,\\s*\\w+\\s*)*:");

  private static final int INDENT = 2;

  private final Binding binding;
  private final Map<String, String> operators = new HashMap<>();
  private final List<String> definitions = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<String, SourceRange> places = new LinkedHashMap<>();

  Formulas(Binding binding) {
    this.binding = binding;
  }

  /** What an operand is before there is a line. */
  sealed interface Slot {
    /** The same for all lines. */
    record Fixed(Operand operand) implements Slot {}

    /** A value of the line. */
    record OfLine(Term.Json value) implements Slot {}
  }

  /** An expression before there is a line. */
  record Template(String operator, String text, List<Slot> slots, SourceRange at) {
    /** The expression for a line; empty when the line lacks something that it may lack. */
    Optional<Expression> on(JsonNode line) {
      List<Operand> operands = new ArrayList<>(slots.size());
      for (Slot slot : slots) {
        switch (slot) {
          case Slot.Fixed(Operand operand) -> operands.add(operand);
          case Slot.OfLine(Term.Json term) -> {
            JsonNode value = Lacking.required(term, line, at);
            if (value.isMissingNode()) {
              return Optional.empty();
            }
            operands.add(new Operand.Given(value));
          }
        }
      }
      return Optional.of(new Expression(operator, text, operands, at));
    }
  }

  /**
   * A text with the values of the line in place of their paths. The values are among the operands
   * in the order of the paths; where literal arguments are, too, the text is left as it is.
   */
  static String filledIn(String text, List<Operand> operands) {
    List<JsonNode> values =
        operands.stream()
            .flatMap(o -> o instanceof Operand.Given(JsonNode v) ? Stream.of(v) : Stream.of())
            .toList();
    Map<String, JsonNode> byPath = new LinkedHashMap<>();
    StringBuilder filled = new StringBuilder();
    Matcher token = TOKEN.matcher(text);
    int done = 0;
    while (done < text.length() && token.find(done)) {
      filled.append(text, done, token.start());
      done = token.end();
      if (token.group("path") == null) {
        filled.append(token.group());
        continue;
      }
      done = Paths.end(text, token.start(), false);
      String path = text.substring(token.start(), done);
      if (!byPath.containsKey(path) && byPath.size() < values.size()) {
        byPath.put(path, values.get(byPath.size()));
      }
      JsonNode value = byPath.get(path);
      filled.append(value == null ? path : value.isString() ? value.stringValue() : value);
    }
    return byPath.size() == values.size()
        ? filled.append(text, done, text.length()).toString()
        : text;
  }

  /** The definitions of all expressions so far. */
  List<String> definitions() {
    return List.copyOf(definitions);
  }

  /** An error in a definition, at the place where its text was written. */
  BindingException inBinding(int index, SpecException e) {
    SourceRange at = places.get("Plumbline" + (index + 1));
    String message = e.getMessage().lines().findFirst().orElse("");
    return binding.wrong(message, written(texts.get(index), e.at(), at));
  }

  /**
   * Where a place of a definition was written. A definition has a line for its head, then the lines
   * of the text, each two blanks further in; paths take as much room in both.
   */
  private SourceRange written(String text, SourceRange inDefinition, SourceRange at) {
    List<String> lines = text.lines().toList();
    int index = inDefinition.line() - 2;
    if (index < 0 || index >= lines.size() || lines.get(index).isBlank()) {
      return at;
    }
    List<String> file = binding.text().lines().toList();
    for (int i = at.line() - 1; i < Math.min(file.size(), at.line() + index + 1); i++) {
      int found = file.get(i).indexOf(lines.get(index));
      if (found >= 0) {
        int column = Math.max(1, found + inDefinition.column() - INDENT);
        boolean oneLine = inDefinition.line() == inDefinition.endLine();
        int end = oneLine ? column + inDefinition.endColumn() - inDefinition.column() : column;
        return new SourceRange(at.file(), i + 1, column, i + 1, end);
      }
    }
    return at;
  }

  /** Where the expressions stand, by the names of their definitions, in their order. */
  Map<String, SourceRange> places() {
    return Collections.unmodifiableMap(places);
  }

  /**
   * Makes an expression.
   *
   * @param lets what {@code $name} stands for
   * @param names what a plain name stands for; empty for names that are the spec's
   */
  Template template(
      String text,
      SourceRange at,
      Map<String, Term.Json> lets,
      Function<String, Optional<Slot>> names) {
    List<String> parameters = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    String body = rewritten(text, at, lets, names, parameters, slots);
    String key = parameters + body;
    String operator = operators.get(key);
    if (operator == null) {
      operator = "Plumbline" + (definitions.size() + 1);
      operators.put(key, operator);
      places.put(operator, at);
      texts.add(text);
      definitions.add(definition(operator, parameters, body));
    }
    return new Template(operator, text, List.copyOf(slots), at);
  }

  /** Two expressions that must be equal. */
  Template equation(
      String left,
      String right,
      SourceRange at,
      Map<String, Term.Json> lets,
      Function<String, Optional<Slot>> names) {
    Template both = template("(\n" + left + "\n) = (\n" + right + "\n)", at, lets, names);
    return new Template(both.operator, left + " = " + right, both.slots, at);
  }

  private static String definition(String operator, List<String> parameters, String body) {
    String head =
        parameters.isEmpty() ? operator : operator + "(" + String.join(", ", parameters) + ")";
    return head + " ==\n" + body.indent(INDENT).stripTrailing();
  }

  private String rewritten(
      String text,
      SourceRange at,
      Map<String, Term.Json> lets,
      Function<String, Optional<Slot>> names,
      List<String> parameters,
      List<Slot> slots) {
    StringBuilder body = new StringBuilder();
    Map<String, String> paths = new HashMap<>();
    Matcher token = TOKEN.matcher(text);
    int done = 0;
    while (done < text.length() && token.find(done)) {
      body.append(text, done, token.start());
      done = token.end();
      if (token.group("path") != null) {
        int start = token.start();
        try {
          done = Paths.end(text, start, false);
          String path = text.substring(start, done);
          Term.Json value = Paths.read(path, lets, start);
          String name = paths.get(path);
          if (name == null) {
            name = Formulas.name(paths.size());
            paths.put(path, name);
            parameters.add(name);
            slots.add(new Slot.OfLine(value));
          }
          body.append(name).repeat(' ', Math.max(0, path.length() - name.length()));
        } catch (Paths.Wrong e) {
          throw binding.wrong(e.getMessage(), at);
        }
      } else {
        String word = token.group();
        if (token.group("name") != null
            && !parameters.contains(word)
            && isFree(text, token.start(), token.end())) {
          meaning(word, names, at)
              .ifPresent(
                  slot -> {
                    parameters.add(word);
                    slots.add(slot);
                  });
        }
        body.append(word);
      }
    }
    return body.append(text, done, text.length()).toString();
  }

  private Optional<Slot> meaning(
      String word, Function<String, Optional<Slot>> names, SourceRange at) {
    try {
      return names.apply(word);
    } catch (RuleCompiler.Unresolved e) {
      throw binding.wrong(e.getMessage(), at);
    }
  }

  /** Short enough to stand in place of the shortest path. */
  private static String name(int index) {
    return "_" + (char) ('a' + index % 26) + (index < 26 ? "" : String.valueOf(index / 26));
  }

  /**
   * Whether a name is not a field's, and nowhere bound by the text itself. SANY allows no name to
   * be bound twice, so where the text binds it, no use of it can mean an argument.
   */
  private static boolean isFree(String text, int start, int end) {
    String before = text.substring(0, start).stripTrailing();
    String after = text.substring(end).stripLeading();
    boolean field = before.endsWith(".") && !before.endsWith("..");
    boolean key = (before.endsWith("[") || before.endsWith(",")) && after.startsWith(":");
    if (field || key || before.endsWith("!") || after.startsWith("|->")) {
      return false;
    }
    Matcher same =
        Pattern.compile("(?<!\\w)" + Pattern.quote(text.substring(start, end)) + "(?!\\w)")
            .matcher(text);
    while (same.find()) {
      String ahead = text.substring(0, same.start());
      String behind = text.substring(same.end());
      boolean quantified = QUANTIFIER.matcher(ahead).find();
      boolean opened = quantified || OPENING.matcher(ahead).find();
      if ((quantified && BODY.matcher(behind).find())
          || (opened && RANGE.matcher(behind).find())
          || behind.stripLeading().startsWith("==")) {
        return false;
      }
    }
    return true;
  }
}
