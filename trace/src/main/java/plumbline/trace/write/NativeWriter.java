package plumbline.trace.write;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import plumbline.trace.Event;
import plumbline.trace.Stamp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The native form: one JSON object a line, which reads back as the same event. */
public final class NativeWriter implements EventWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonOut out;

  /** Writes to that stream, which should be buffered. */
  public NativeWriter(OutputStream out) {
    this.out = new JsonOut(out);
  }

  @Override
  public void write(Event event) {
    out.json(json(event));
    out.text("\n");
  }

  /** The event's line. */
  public static ObjectNode json(Event event) {
    ObjectNode line = JSON.objectNode();
    if (event.isGap()) {
      line.put("gap", event.lost());
    }
    put(line, "action", event.action());
    put(line, "args", event.args());
    put(line, "node", event.node());
    order(line, event.stamp());
    put(line, "vars", event.vars());
    put(line, "before", event.before());
    if (event.optional()) {
      line.put("optional", true);
    }
    return line;
  }

  private static void order(ObjectNode line, Stamp stamp) {
    put(line, "seq", stamp.seq());
    if (stamp.start() != Stamp.ABSENT) {
      if (stamp.start() == stamp.end()) {
        line.put("time", time(stamp.start()));
      } else {
        line.put("start", time(stamp.start()));
        if (stamp.end() != Long.MAX_VALUE) {
          line.put("end", time(stamp.end()));
        }
      }
    }
    if (!stamp.clock().isEmpty()) {
      line.set("clock", clock(stamp.clock()));
    }
    put(line, "id", stamp.id());
    if (!stamp.causes().isEmpty()) {
      ArrayNode causes = line.putArray("causes");
      stamp.causes().forEach(causes::add);
    }
    put(line, "lamport", stamp.lamport());
  }

  /** A clock's entries, sorted, so that the same events make the same bytes. */
  static ObjectNode clock(Map<String, Long> clock) {
    ObjectNode entries = JSON.objectNode();
    new TreeMap<>(clock).forEach(entries::put);
    return entries;
  }

  private static void put(ObjectNode line, String name, String text) {
    if (!text.isEmpty()) {
      line.put(name, text);
    }
  }

  private static void put(ObjectNode line, String name, ObjectNode members) {
    if (!members.isEmpty()) {
      line.set(name, members);
    }
  }

  private static void put(ObjectNode line, String name, long number) {
    if (number != Stamp.ABSENT) {
      line.put(name, number);
    }
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
        .toString();
  }

  @Override
  public void close() {
    out.close();
  }
}
