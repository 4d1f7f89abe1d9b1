package plumbline.trace.format;

import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.JsonPath;
import plumbline.trace.Stamp;
import plumbline.trace.input.Records;
import tools.jackson.databind.JsonNode;

/**
 * What etcd's raft logs when it is built with tracing. Its lines are tagged {@code trace}; those of
 * the logger around it are not, and carry no event.
 */
final class EtcdRaft implements Reader {
  private final Part name = new Part("event.name", JsonPath.parse("$.event.name"), false);
  private final Part node = new Part("event.nid", JsonPath.parse("$.event.nid"), false);
  private final Part time = new Part("ts", JsonPath.parse("$.ts"), false);
  private long ignored;

  static boolean looksLike(JsonNode line) {
    return isTraced(line) && line.path("event").has("name") && line.path("event").has("nid");
  }

  private static boolean isTraced(JsonNode line) {
    return line.path("tag").asString("").equals("trace");
  }

  @Override
  public void read(Records record, Consumer<Event> events) {
    if (!isTraced(record.value())) {
      ignored++;
      return;
    }
    events.accept(
        new Event(
            record.place(),
            name.needed(record),
            Part.NOTHING,
            node.needed(record),
            Stamp.at(time.time(record)),
            Part.NOTHING,
            Part.NOTHING,
            0,
            false,
            record.value()));
  }

  @Override
  public long ignored() {
    return ignored;
  }
}
