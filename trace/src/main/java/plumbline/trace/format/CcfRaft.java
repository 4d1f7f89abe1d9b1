package plumbline.trace.format;

import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.JsonPath;
import plumbline.trace.Stamp;
import plumbline.trace.input.Records;
import tools.jackson.databind.JsonNode;

/**
 * What CCF's raft logs. Lines of other tags carry no event, nor do those that only say which
 * command the test driver gave.
 */
final class CcfRaft implements Reader {
  private final Part name = new Part("msg.function", JsonPath.parse("$.msg.function"), false);
  private final Part node =
      new Part("msg.state.node_id", JsonPath.parse("$.msg.state.node_id"), false);
  private final Part time = new Part("h_ts", JsonPath.parse("$.h_ts"), true);
  private long ignored;

  static boolean looksLike(JsonNode line) {
    return line.path("tag").asString("").equals("raft_trace");
  }

  @Override
  public void read(Records record, Consumer<Event> events) {
    JsonNode line = record.value();
    if (!looksLike(line) || (line.has("cmd") && !line.has("msg"))) {
      ignored++;
      return;
    }
    events.accept(
        new Event(
            record.place(),
            name.needed(record),
            Part.NOTHING,
            node.name(record),
            Stamp.at(time.time(record)),
            Part.NOTHING,
            Part.NOTHING,
            0,
            false,
            line));
  }

  @Override
  public long ignored() {
    return ignored;
  }
}
