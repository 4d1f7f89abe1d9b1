package plumbline.trace.input;

import java.nio.charset.StandardCharsets;
import plumbline.trace.TraceException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

/** A line is a JSON value. */
final class JsonLine implements LineForm {
  private final JsonTree tree;

  JsonLine(int longest) {
    this.tree = new JsonTree(longest);
  }

  @Override
  public JsonNode value(Text line) {
    try {
      return tree.read(line.bytes(), line.from(), line.to());
    } catch (JacksonException e) {
      throw notJson(line, e);
    }
  }

  private static TraceException notJson(Text line, JacksonException e) {
    if (JsonTree.isCutOff(e) && !line.isTerminated()) {
      return line.wrong(
          line.text().length() + 1,
          "the last line is cut off: its JSON has no end and no newline follows. The log is"
              + " incomplete: delete this line to check what comes before it",
          e);
    }
    return line.wrong(
        column(line, e.getLocation().getColumnNr()),
        "no JSON: "
            + e.getOriginalMessage()
            + (looksLikeJson(line)
                ? ""
                : ". For lines of text, give a pattern with named groups for the event's parts"),
        e);
  }

  private static boolean looksLikeJson(Text line) {
    int at = line.from();
    while (at < line.to() && line.bytes()[at] == ' ') {
      at++;
    }
    byte first = line.bytes()[at];
    return first == '{' || first == '[' || first == '"';
  }

  /** In characters, from the column in bytes. */
  private static int column(Text line, int inBytes) {
    int bytes = Math.clamp(inBytes - 1, 0, line.to() - line.from());
    return new String(line.bytes(), line.from(), bytes, StandardCharsets.UTF_8).length() + 1;
  }

  /** The tree does not keep columns; where one is needed the line is read once more. */
  @Override
  public int column(Text line, JsonPointer where) {
    try (JsonParser parser =
        tree.factory()
            .createParser(
                ObjectReadContext.empty(), line.bytes(), line.from(), line.to() - line.from())) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        if (t != JsonToken.PROPERTY_NAME
            && parser.streamReadContext().pathAsPointer().equals(where)) {
          return column(line, parser.currentTokenLocation().getColumnNr());
        }
      }
      return 1;
    }
  }
}
