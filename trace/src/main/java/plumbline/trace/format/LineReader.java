package plumbline.trace.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import plumbline.trace.Event;
import plumbline.trace.Fields;
import plumbline.trace.JsonPath;
import plumbline.trace.Stamp;
import plumbline.trace.input.Records;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One event in each value: the native form, and foreign lines whose parts have paths. */
final class LineReader implements Reader {
  /** What a native event may have at its top, in the order of the documentation. */
  static final List<String> NATIVE =
      List.of(
          "action",
          "args",
          "node",
          "seq",
          "time",
          "clock",
          "id",
          "causes",
          "lamport",
          "start",
          "end",
          "vars",
          "before",
          "gap",
          "optional");

  /** The same, for looking up. */
  private static final Set<String> NATIVE_ONES = Set.copyOf(NATIVE);

  private final boolean strict;
  private final Fields fields;
  private final Part action;
  private final Part args;
  private final Part node;
  private final Part seq;
  private final Part time;
  private final Part clock;
  private final Part id;
  private final Part causes;
  private final Part lamport;
  private final Part start;
  private final Part end;
  private final Part vars;
  private final Part before;
  private final Part lost;
  private final Part optional;

  /**
   * @param fields where the parts are
   * @param strict whether only the native members may be there and have to have their types
   */
  LineReader(Fields fields, boolean strict) {
    this.strict = strict;
    this.fields = fields;
    action = part("action");
    args = part("args");
    node = part("node");
    seq = part("seq");
    time = part("time");
    clock = part("clock");
    id = part("id");
    causes = part("causes");
    lamport = part("lamport");
    start = part("start");
    end = part("end");
    vars = part("vars");
    before = part("before");
    lost = part("lost");
    optional = part("optional");
  }

  private Part part(String name) {
    String member = name.equals("lost") ? "gap" : name;
    JsonPath path = fields.paths().get(name);
    return new Part(member, path == null ? JsonPath.member(member) : path, !strict);
  }

  @Override
  public void read(Records record, Consumer<Event> events) {
    JsonNode line = record.value();
    if (!line.isObject()) {
      throw record.wrong(
          JsonPointer.empty(), "expected one event, an object: {\"action\": \"Name\", ...}");
    }
    if (strict) {
      refuseUnknown((ObjectNode) line, record);
    }
    events.accept(
        new Event(
            record.place(),
            action.name(record),
            object("args", args, record),
            node.name(record),
            stamp(record),
            object("vars", vars, record),
            object("before", before, record),
            lost(record),
            optional.flag(record),
            line));
  }

  private ObjectNode object(String name, Part whole, Records record) {
    Map<String, JsonPath> members = fields.maps().get(name);
    if (members == null) {
      return name.equals("args") ? whole.arguments(record) : whole.object(record);
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    members.forEach(
        (member, path) -> {
          JsonNode value = path.in(record.value());
          if (!value.isMissingNode()) {
            object.set(member, value);
          }
        });
    return object;
  }

  private long lost(Records record) {
    long gap = lost.integer(record);
    if (gap == 0) {
      throw record.wrong(lost.path().pointer(), "gap must be how many events were lost: 1 or more");
    }
    return gap == Stamp.ABSENT ? 0 : gap;
  }

  private Stamp stamp(Records record) {
    Map<String, Long> vector = clock.clock(record);
    String name = id.name(record);
    List<String> links = causes.names(record);
    long number = seq.integer(record);
    long scalar = lamport.integer(record);
    long from = start.time(record);
    long to = end.time(record);
    long instant = time.time(record);
    if (from == Stamp.ABSENT) {
      if (to != Stamp.ABSENT) {
        throw record.wrong(end.path().pointer(), "end is there, so start must be there too");
      }
      from = instant;
    }
    if (to == Stamp.ABSENT) {
      to = from == Stamp.ABSENT || !optional.flag(record) ? from : Long.MAX_VALUE;
    }
    if (to < from) {
      throw record.wrong(end.path().pointer(), "end is before start");
    }
    return number == Stamp.ABSENT
            && vector.isEmpty()
            && name.isEmpty()
            && links.isEmpty()
            && scalar == Stamp.ABSENT
            && from == Stamp.ABSENT
        ? Stamp.NONE
        : new Stamp(number, vector, name, links, scalar, from, to);
  }

  /** A member that no event has is a typo, or the log is in another form. */
  private void refuseUnknown(ObjectNode line, Records record) {
    for (Map.Entry<String, JsonNode> member : line.properties()) {
      String name = member.getKey();
      if (!NATIVE_ONES.contains(name)) {
        throw record.wrong(
            JsonPointer.empty().appendProperty(name),
            "\"%s\" is no member of an event; an event has %s. Is it a typo? If the log has its own form, say where the parts are (fields) or name its preset"
                .formatted(name, String.join(", ", NATIVE)));
      }
    }
  }
}
