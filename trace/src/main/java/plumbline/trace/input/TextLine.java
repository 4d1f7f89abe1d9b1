package plumbline.trace.input;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A line is text, its value an object of the named groups of a pattern, as strings. */
final class TextLine implements LineForm {
  private final Pattern pattern;
  private final Map<String, Integer> groups;
  private final Matcher matcher;

  /**
   * @param pattern is found in every line
   */
  TextLine(Pattern pattern) {
    this.pattern = pattern;
    this.groups = pattern.namedGroups();
    this.matcher = pattern.matcher("");
  }

  @Override
  public JsonNode value(Text line) {
    if (!matcher.reset(line.text()).find()) {
      throw line.wrong(
          0,
          "this line does not match the pattern %s; mend the pattern, or ignore such lines"
              .formatted(pattern),
          null);
    }
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    groups.forEach(
        (name, group) -> {
          String text = matcher.group(group);
          if (text != null) {
            value.put(name, text);
          }
        });
    return value;
  }

  @Override
  public int column(Text line, JsonPointer where) {
    Integer group = groups.get(String.valueOf(where.getMatchingProperty()));
    return group == null ? 1 : Math.max(matcher.start(group), 0) + 1;
  }
}
