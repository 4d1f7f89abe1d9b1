package plumbline.monitor.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.monitor.Position;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Alerts for tests. */
public final class Alerts {
  private Alerts() {}

  /** One that is open, of which nothing more is known. */
  public static Alert open(String id) {
    return new Alert(
        id,
        "jobs",
        "j1",
        Alert.Verdict.DEVIATES,
        Alert.Status.OPEN,
        "no behaviour of the spec explains Finish",
        1_000,
        1_000,
        1,
        Optional.of(event()),
        Optional.empty(),
        Optional.empty(),
        List.of(new Position("jobs/0", 3, 0)),
        "Job@00000000");
  }

  /** The same with an explanation. */
  public static Alert explained(String id) {
    return open(id)
        .explained(
            Optional.of("it was never started"),
            Optional.of(event()),
            List.of(new Position("jobs/0", 1, 0), new Position("jobs/0", 3, 0)),
            List.of(Map.of("status", "\"queued\"", "tries", "0")));
  }

  private static ObjectNode event() {
    return JsonNodeFactory.instance.objectNode().put("action", "Finish").put("node", "j1");
  }
}
