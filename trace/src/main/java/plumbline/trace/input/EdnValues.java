package plumbline.trace.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import plumbline.trace.Place;
import plumbline.trace.TraceException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * EDN values, one after the other or as the elements of one vector that is the whole file, given as
 * JSON by {@link Edn}.
 */
public final class EdnValues implements Records {
  private final Unpacked input;
  private final Edn edn;
  private boolean begun;
  private boolean inVector;
  private JsonNode value;
  private long line;

  /**
   * @param longest the most characters of a value
   */
  public EdnValues(Unpacked input, int longest) {
    this.input = input;
    this.edn =
        new Edn(
            new BufferedReader(
                new InputStreamReader(
                    input.bytes(),
                    StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))),
            longest);
  }

  @Override
  public boolean next() {
    try {
      if (!begun) {
        begun = true;
        inVector = edn.skipTo('[');
      }
      if (inVector ? edn.skipTo(']') : edn.isAtEnd()) {
        return false;
      }
      line = edn.line();
      value = edn.value();
      return true;
    } catch (Edn.SyntaxException e) {
      throw new TraceException(e.getMessage(), at(edn.line()), edn.column(), "", e);
    } catch (CharacterCodingException e) {
      throw new TraceException(
          "after this place there are bytes that are no UTF-8", at(edn.line()), 0, "", e);
    } catch (IOException e) {
      String why = Unpacked.isCutOff(e) ? Unpacked.CUT_OFF : "cannot be read on: " + e.getMessage();
      throw new TraceException(why, at(edn.line()), 0, "", e);
    }
  }

  private Place at(long number) {
    return new Place(input.file().name(), number);
  }

  @Override
  public JsonNode value() {
    return value;
  }

  @Override
  public Place place() {
    return at(line);
  }

  @Override
  public TraceException wrong(JsonPointer where, String message) {
    return new TraceException(message, place(), 0, Excerpt.of(value.toString(), 1), null);
  }

  @Override
  public long linesRead() {
    return edn.line();
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
