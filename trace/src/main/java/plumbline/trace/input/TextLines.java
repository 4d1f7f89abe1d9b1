package plumbline.trace.input;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.trace.Place;
import plumbline.trace.TraceException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lines of text: each is an object of the named groups of a pattern, as strings. */
public final class TextLines implements Records {
  private final Unpacked input;
  private final Lines lines;
  private final Pattern pattern;
  private final Map<String, Integer> groups;
  private final List<Pattern> ignore;
  private long ignored;
  private Matcher matcher;
  private ObjectNode value;

  /**
   * @param pattern is found in every line
   * @param longest the most bytes of a line
   * @param ignore lines in which one of these is found are left out
   */
  public TextLines(Unpacked input, Pattern pattern, int longest, List<Pattern> ignore) {
    this.input = input;
    this.lines = new Lines(input, longest);
    this.pattern = pattern;
    this.groups = pattern.namedGroups();
    this.matcher = pattern.matcher("");
    this.ignore = ignore;
  }

  @Override
  public boolean next() {
    while (lines.next()) {
      if (lines.isBlank()) {
        continue;
      }
      String line = lines.text();
      if (ignore.stream().anyMatch(p -> p.matcher(line).find())) {
        ignored++;
        continue;
      }
      matcher = matcher.reset(line);
      if (!matcher.find()) {
        throw new TraceException(
            "this line does not match the pattern %s; mend the pattern, or ignore such lines"
                .formatted(pattern),
            lines.place(),
            0,
            Excerpt.of(line, 1),
            null);
      }
      value = JsonNodeFactory.instance.objectNode();
      groups.forEach(
          (name, group) -> {
            String text = matcher.group(group);
            if (text != null) {
              value.put(name, text);
            }
          });
      return true;
    }
    return false;
  }

  @Override
  public JsonNode value() {
    return value;
  }

  @Override
  public Place place() {
    return lines.place();
  }

  @Override
  public TraceException wrong(JsonPointer where, String message) {
    Integer group = groups.get(String.valueOf(where.getMatchingProperty()));
    int column = group == null ? 1 : Math.max(matcher.start(group), 0) + 1;
    return new TraceException(
        message, lines.place(), column, Excerpt.of(lines.text(), column), null);
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
    return ignored;
  }

  @Override
  public void close() {
    input.close();
  }
}
