package plumbline.trace.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import plumbline.trace.Place;
import plumbline.trace.TraceException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

/** A JSON value in each line; blank lines do not count. */
public final class JsonLines implements Records {
  private final Unpacked input;
  private final Lines lines;
  private final JsonTree tree;
  private final List<Pattern> ignore;
  private long ignored;
  private JsonNode value;

  /**
   * @param longest the most bytes of a line
   * @param ignore lines in which one of these is found are left out
   */
  public JsonLines(Unpacked input, int longest, List<Pattern> ignore) {
    this.input = input;
    this.lines = new Lines(input, longest);
    this.tree = new JsonTree(longest);
    this.ignore = ignore;
  }

  @Override
  public boolean next() {
    while (lines.next()) {
      if (lines.isBlank()) {
        continue;
      }
      if (!ignore.isEmpty() && isIgnored(lines.text())) {
        ignored++;
        continue;
      }
      try {
        value = tree.read(lines.bytes(), lines.from(), lines.to());
        return true;
      } catch (JacksonException e) {
        throw notJson(e);
      }
    }
    return false;
  }

  private boolean isIgnored(String line) {
    return ignore.stream().anyMatch(p -> p.matcher(line).find());
  }

  private TraceException notJson(JacksonException e) {
    if (JsonTree.isCutOff(e) && !lines.isTerminated()) {
      int end = lines.text().length() + 1;
      return at(
          end,
          "the last line is cut off: its JSON has no end and no newline follows. The log is"
              + " incomplete: delete this line to check what comes before it",
          e);
    }
    return at(
        column(e.getLocation().getColumnNr()),
        "no JSON: "
            + e.getOriginalMessage()
            + (looksLikeJson()
                ? ""
                : ". For lines of text, give a pattern with named groups for the event's parts"),
        e);
  }

  private boolean looksLikeJson() {
    int at = lines.from();
    while (at < lines.to() && lines.bytes()[at] == ' ') {
      at++;
    }
    byte first = lines.bytes()[at];
    return first == '{' || first == '[' || first == '"';
  }

  /** In characters, from the column in bytes. */
  private int column(int inBytes) {
    int bytes = Math.clamp(inBytes - 1, 0, lines.to() - lines.from());
    return new String(lines.bytes(), lines.from(), bytes, StandardCharsets.UTF_8).length() + 1;
  }

  private TraceException at(int column, String message, Throwable cause) {
    return new TraceException(
        message, lines.place(), column, Excerpt.of(lines.text(), column), cause);
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
    return at(columnOf(where), message, null);
  }

  /** The tree does not keep columns; where one is needed the line is read once more. */
  private int columnOf(JsonPointer where) {
    try (JsonParser parser =
        tree.factory()
            .createParser(
                ObjectReadContext.empty(),
                lines.bytes(),
                lines.from(),
                lines.to() - lines.from())) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        if (t != JsonToken.PROPERTY_NAME
            && parser.streamReadContext().pathAsPointer().equals(where)) {
          return column(parser.currentTokenLocation().getColumnNr());
        }
      }
      return 1;
    }
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
