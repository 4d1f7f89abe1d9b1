package plumbline.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of an event are in a foreign line. A part that has no path is where the native
 * event has it: at the top of the line, under its own name.
 *
 * @param paths by part
 * @param maps parts of several members, each with a path of its own, by part and member; only
 *     {@code args}, {@code vars} and {@code before} can be given so
 */
public record Fields(Map<String, JsonPath> paths, Map<String, Map<String, JsonPath>> maps) {
  /** The parts of an event that a path may be given for. */
  public static final List<String> PARTS =
      List.of(
          "action", "args", "node", "seq", "time", "clock", "id", "causes", "lamport", "start",
          "end", "vars", "before", "lost");

  /** The parts that are objects, whose members may each have a path. */
  public static final List<String> OBJECTS = List.of("args", "vars", "before");

  /** Every part is where the native event has it. */
  public static final Fields NATIVE = new Fields(Map.of(), Map.of());

  public Fields {
    for (String part : paths.keySet()) {
      known(PARTS, part);
    }
    for (String part : maps.keySet()) {
      known(OBJECTS, part);
    }
    paths = Map.copyOf(paths);
    Map<String, Map<String, JsonPath>> copies = new LinkedHashMap<>();
    maps.forEach(
        (part, members) ->
            copies.put(part, Collections.unmodifiableMap(new LinkedHashMap<>(members))));
    maps = Collections.unmodifiableMap(copies);
  }

  private static void known(List<String> names, String part) {
    if (!names.contains(part)) {
      throw new IllegalArgumentException(
          "\"%s\" is not one of %s".formatted(part, String.join(", ", names)));
    }
  }

  /**
   * These, and that part where the path says.
   *
   * @throws IllegalArgumentException when there is no such part
   */
  public Fields with(String part, JsonPath path) {
    Map<String, JsonPath> more = new LinkedHashMap<>(paths);
    more.put(part, path);
    return new Fields(more, maps);
  }

  /**
   * These, and each member of that part where its path says.
   *
   * @throws IllegalArgumentException when there is no such part, or it has no members
   */
  public Fields with(String part, Map<String, JsonPath> members) {
    Map<String, Map<String, JsonPath>> more = new LinkedHashMap<>(maps);
    more.put(part, members);
    return new Fields(paths, more);
  }

  /** Whether every part is where the native event has it. */
  public boolean isNative() {
    return paths.isEmpty() && maps.isEmpty();
  }
}
