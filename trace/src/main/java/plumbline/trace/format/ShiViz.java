package plumbline.trace.format;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.trace.Event;
import plumbline.trace.JsonPath;
import plumbline.trace.Stamp;
import plumbline.trace.input.Records;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * ShiViz logs, as GoVector and others write them: host, vector clock and a text. The text is the
 * action; one of the form {@code Name {"a": 1}} is the action with its arguments.
 */
final class ShiViz implements Reader {
  private static final Pattern HEADER = Pattern.compile("\\(\\?<\\w+>.*");
  private static final Pattern FIRST = Pattern.compile("\\S+ \\{.*\\}\\s*");
  private static final Pattern CALL = Pattern.compile("(\\w+) (\\{.*\\})\\s*");

  private final Part host = new Part("host", JsonPath.parse("$.host"), true);
  private final Part clock = new Part("clock", JsonPath.parse("$.clock"), true);
  private final JsonMapper mapper = JsonMapper.shared();

  static boolean looksLike(String firstLine) {
    return HEADER.matcher(firstLine).matches() || FIRST.matcher(firstLine).matches();
  }

  @Override
  public void read(Records record, Consumer<Event> events) {
    String text = record.value().path("event").asString("").strip();
    Matcher call = CALL.matcher(text);
    ObjectNode args = call.matches() ? object(call.group(2)) : Part.NOTHING;
    events.accept(
        new Event(
            record.place(),
            args == Part.NOTHING ? text : call.group(1),
            args,
            host.needed(record),
            new Stamp(
                Stamp.ABSENT,
                clock.clock(record),
                "",
                List.of(),
                Stamp.ABSENT,
                Stamp.ABSENT,
                Stamp.ABSENT),
            Part.NOTHING,
            Part.NOTHING,
            0,
            false,
            record.value()));
  }

  /** Braces that are no JSON belong to the text. */
  private ObjectNode object(String text) {
    try {
      return mapper.readTree(text) instanceof ObjectNode object ? object : Part.NOTHING;
    } catch (JacksonException e) {
      return Part.NOTHING;
    }
  }
}
