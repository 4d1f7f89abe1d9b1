package plumbline.trace.input;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import plumbline.trace.Place;
import plumbline.trace.TraceException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * JSON values over any number of lines each: one after the other, or as the elements of one list
 * that is the whole file. One value at a time is held.
 */
public final class JsonValues implements Records {
  private final Unpacked input;
  private final JsonParser parser;
  private final int longest;
  private final Map<JsonNode, Integer> lineOf = new IdentityHashMap<>();
  private boolean begun;
  private boolean inList;
  private JsonNode value;
  private int line;
  private int column;

  /**
   * @param longest the most bytes of a value
   */
  public JsonValues(Unpacked input, int longest) {
    this.input = input;
    this.longest = longest;
    Reader text =
        new InputStreamReader(
            input.bytes(),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    this.parser = new JsonTree(longest).factory().createParser(ObjectReadContext.empty(), text);
  }

  @Override
  public boolean next() {
    try {
      JsonToken token = parser.nextToken();
      if (!begun) {
        begun = true;
        inList = token == JsonToken.START_ARRAY;
        token = inList ? parser.nextToken() : token;
      }
      if (token == null || token == JsonToken.END_ARRAY) {
        return false;
      }
      lineOf.clear();
      TokenStreamLocation at = parser.currentTokenLocation();
      line = at.getLineNr();
      column = at.getColumnNr();
      value = new JsonTree.Located(parser, lineOf, at.getCharOffset() + longest).value(token);
      return true;
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  private TraceException unreadable(JacksonException e) {
    TokenStreamLocation at = parser.currentLocation();
    Place place = new Place(input.file().name(), Math.max(at.getLineNr(), 1));
    if (e.getCause() instanceof CharacterCodingException) {
      return new TraceException(
          "after this place there are bytes that are no UTF-8; convert the log: iconv -f"
              + " WINDOWS-1252 -t UTF-8, or whatever it is in",
          place,
          at.getColumnNr(),
          "",
          e);
    }
    if (e.getCause() instanceof IOException io) {
      String why =
          Unpacked.isCutOff(io) ? Unpacked.CUT_OFF : "cannot be read on: " + io.getMessage();
      return new TraceException(why, place, 0, "", e);
    }
    if (JsonTree.isCutOff(e)) {
      return new TraceException(
          "the file is cut off: the JSON that begins at line %d has no end".formatted(line),
          place,
          at.getColumnNr(),
          "",
          e);
    }
    TokenStreamLocation where = e.getLocation() == null ? at : e.getLocation();
    return new TraceException(
        "no JSON: " + e.getOriginalMessage(),
        new Place(input.file().name(), Math.max(where.getLineNr(), 1)),
        where.getColumnNr(),
        "",
        e);
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
  public Place placeOf(JsonNode inner) {
    Integer at = lineOf.get(inner);
    return at == null ? place() : new Place(input.file().name(), at);
  }

  @Override
  public TraceException wrong(JsonPointer where, String message) {
    JsonNode inner = value.at(where);
    Integer at = lineOf.get(inner);
    return at == null
        ? new TraceException(message, place(), column, Excerpt.of(value.toString(), 1), null)
        : new TraceException(message, placeOf(inner), 0, Excerpt.of(inner.toString(), 1), null);
  }

  @Override
  public long linesRead() {
    return begun ? parser.currentLocation().getLineNr() : 0;
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
