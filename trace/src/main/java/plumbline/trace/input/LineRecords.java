package plumbline.trace.input;

import java.util.List;
import java.util.regex.Pattern;
import plumbline.trace.Place;
import plumbline.trace.TraceException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A value in each line; blank lines do not count. */
public final class LineRecords implements Records {
  private final Unpacked input;
  private final Lines lines;
  private final LineForm form;
  private final List<Pattern> ignore;
  private long ignored;
  private JsonNode value;

  private LineRecords(Unpacked input, LineForm form, int longest, List<Pattern> ignore) {
    this.input = input;
    this.lines = new Lines(input, longest);
    this.form = form;
    this.ignore = ignore;
  }

  /**
   * Each line is JSON.
   *
   * @param longest the most bytes of a line
   * @param ignore lines in which one of these is found are left out
   */
  public static LineRecords ofJson(Unpacked input, int longest, List<Pattern> ignore) {
    return new LineRecords(input, new JsonLine(longest), longest, ignore);
  }

  /**
   * Each line is text, and its value an object of the named groups of a pattern, as strings.
   *
   * @param pattern is found in every line
   * @param longest the most bytes of a line
   * @param ignore lines in which one of these is found are left out
   */
  public static LineRecords ofText(
      Unpacked input, Pattern pattern, int longest, List<Pattern> ignore) {
    return new LineRecords(input, new TextLine(pattern), longest, ignore);
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
      value = form.value(lines);
      return true;
    }
    return false;
  }

  private boolean isIgnored(String line) {
    return ignore.stream().anyMatch(p -> p.matcher(line).find());
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
    return lines.wrong(form.column(lines, where), message, null);
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
