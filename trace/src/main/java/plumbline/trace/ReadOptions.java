package plumbline.trace;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How to read a log.
 *
 * @param preset the format's name; recognised from the first lines when empty
 * @param fields where the event's parts are; where any is given, nothing is recognised and the
 *     lines are read as they say
 * @param pattern for lines that are not JSON: each line that matches becomes an object of its named
 *     groups, as strings; a line that does not match is an error
 * @param ignore lines in which one of these is found carry no event
 * @param longestLine the most bytes that a line, or a format that is one document, may have
 */
public record ReadOptions(
    Optional<String> preset,
    Fields fields,
    Optional<Pattern> pattern,
    List<Pattern> ignore,
    int longestLine) {
  /** 64 MiB. */
  public static final int LONGEST_LINE = 64 << 20;

  /** Everything is recognised. */
  public static ReadOptions defaults() {
    return new ReadOptions(
        Optional.empty(), Fields.NATIVE, Optional.empty(), List.of(), LONGEST_LINE);
  }

  /** The same with that format. */
  public ReadOptions withPreset(String name) {
    return new ReadOptions(Optional.of(name), fields, pattern, ignore, longestLine);
  }

  /** The same with these places of the event's parts. */
  public ReadOptions withFields(Fields other) {
    return new ReadOptions(preset, other, pattern, ignore, longestLine);
  }

  /** The same with that pattern of a line. */
  public ReadOptions withPattern(Pattern line) {
    return new ReadOptions(preset, fields, Optional.of(line), ignore, longestLine);
  }

  /** The same with these lines ignored. */
  public ReadOptions withIgnored(List<Pattern> lines) {
    return new ReadOptions(preset, fields, pattern, List.copyOf(lines), longestLine);
  }

  /** The same with that limit. */
  public ReadOptions withLongestLine(int bytes) {
    return new ReadOptions(preset, fields, pattern, ignore, bytes);
  }
}
