package plumbline.trace.input;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import plumbline.trace.Place;
import plumbline.trace.TraceException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of a ShiViz log: each is as many lines as the log's expression spans, and an object of its
 * named groups, as strings. The expression may stand in the first line.
 */
public final class ShiVizLines implements Records {
  /** What ShiViz itself takes where a log brings no expression. */
  private static final String USUAL = "(?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)";

  private final Unpacked input;
  private final Lines lines;
  private Pattern pattern;
  private Map<String, Integer> groups;
  private int span;
  private boolean begun;
  private long line;
  private Matcher matcher;
  private String text = "";
  private ObjectNode value;

  /**
   * @param longest the most bytes of a line
   */
  public ShiVizLines(Unpacked input, int longest) {
    this.input = input;
    this.lines = new Lines(input, longest);
    use(USUAL);
  }

  /** Java wants the brace escaped that JavaScript takes as it is. */
  private void use(String expression) {
    pattern = Pattern.compile(expression.replaceAll("(?<![\\\\\\w\\])}*+?.])\\{", "\\\\{"));
    groups = pattern.namedGroups();
    span = 1 + expression.split("\\\\n", -1).length - 1;
    matcher = pattern.matcher("");
  }

  @Override
  public boolean next() {
    if (!skipBlank()) {
      return false;
    }
    if (!begun) {
      begun = true;
      if (lines.text().startsWith("(?<")) {
        header();
        if (!skipBlank()) {
          return false;
        }
      }
    }
    line = lines.number();
    StringBuilder joined = new StringBuilder(lines.text());
    for (int i = 1; i < span; i++) {
      if (!lines.next()) {
        throw wrong(JsonPointer.empty(), "the log is cut off: this event has no second line");
      }
      joined.append('\n').append(lines.text());
    }
    text = joined.toString();
    matcher = matcher.reset(text);
    if (!matcher.lookingAt()) {
      throw wrong(
          JsonPointer.empty(),
          "this is no event as %s has it; the log's first line may give another expression"
              .formatted(pattern));
    }
    value = JsonNodeFactory.instance.objectNode();
    groups.forEach(
        (name, group) -> {
          if (matcher.group(group) != null) {
            value.put(name, matcher.group(group));
          }
        });
    return true;
  }

  private boolean skipBlank() {
    while (lines.next()) {
      if (!lines.isBlank()) {
        return true;
      }
    }
    return false;
  }

  private void header() {
    String expression = lines.text().strip();
    line = lines.number();
    text = expression;
    try {
      use(expression);
    } catch (PatternSyntaxException e) {
      throw wrong(JsonPointer.empty(), "the log's expression is none: " + e.getDescription());
    }
    for (String needed : List.of("host", "clock", "event")) {
      if (!groups.containsKey(needed)) {
        throw wrong(
            JsonPointer.empty(), "the log's expression has no group (?<%s>...)".formatted(needed));
      }
    }
    if (lines.next() && !lines.isBlank()) {
      line = lines.number();
      text = lines.text();
      throw wrong(
          JsonPointer.empty(),
          "after its expression a log has an empty line; logs of several executions are not read:"
              + " make a file of each");
    }
  }

  @Override
  public JsonNode value() {
    return value;
  }

  @Override
  public Place place() {
    return new Place(input.file().name(), line);
  }

  @Override
  public TraceException wrong(JsonPointer where, String message) {
    Integer group = groups.get(String.valueOf(where.getMatchingProperty()));
    int start = group == null ? 0 : Math.max(matcher.start(group), 0);
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    long number = line + text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    String shown = text.substring(lineStart).lines().findFirst().orElse("");
    int column = start - lineStart + 1;
    return new TraceException(
        message, new Place(input.file().name(), number), column, Excerpt.of(shown, column), null);
  }

  @Override
  public long linesRead() {
    return lines.number();
  }

  @Override
  public long bytesRead() {
    return input.bytesRead();
  }

  @Override
  public long ignored() {
    return 0;
  }

  @Override
  public void close() {
    input.close();
  }
}
