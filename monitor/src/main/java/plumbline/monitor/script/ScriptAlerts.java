package plumbline.monitor.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import plumbline.monitor.Meters;
import plumbline.monitor.Position;
import plumbline.monitor.Subject;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.script.Script.Open;
import plumbline.tla.State;
import plumbline.tla.text.JsonReader;
import plumbline.tla.text.JsonText;
import plumbline.tla.text.WrappedText;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes alerts of what is wrong: one for each cause of a stream, which is sent again when it comes
 * again, and resolved when it has not come for some records.
 */
final class ScriptAlerts {
  /** Causes of one stream that are open at a time; with more, the oldest is resolved. */
  private static final int MOST_OPEN = 100;

  private final Subject subject;
  private final List<String> variables;
  private final Consumer<Alert> alerts;
  private final Meters meters;

  ScriptAlerts(Subject subject, Consumer<Alert> alerts, Meters meters) {
    this.subject = subject;
    this.variables = subject.bound().spec().variables();
    this.alerts = alerts;
    this.meters = meters;
  }

  /**
   * Tells what is wrong after the last record of a stream.
   *
   * @param number of that record, as the spec has it
   */
  void tell(Script script, List<Finding> findings, Tape.Entry record, long number, long time) {
    for (Finding finding : findings) {
      tell(script, finding, record, number, time);
    }
    Iterator<Map.Entry<String, Open>> all = script.open.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Open> entry = all.next();
      Open open = entry.getValue();
      if (findings.stream().anyMatch(f -> f.cause().equals(entry.getKey()))) {
        continue;
      }
      if (open.calm() + 1 >= subject.limits().calm()) {
        alerts.accept(open.alert().with(Alert.Status.RESOLVED));
        all.remove();
      } else {
        entry.setValue(new Open(open.alert(), open.calm() + 1));
      }
    }
  }

  private void tell(Script script, Finding finding, Tape.Entry record, long number, long time) {
    Open known = script.open.get(finding.cause());
    if (known != null) {
      Alert again = known.alert().again(time);
      script.open.put(finding.cause(), new Open(again, 0));
      if (again.isWorthSending()) {
        alerts.accept(again);
      }
      return;
    }
    if (script.open.size() >= MOST_OPEN) {
      String oldest = script.open.keySet().iterator().next();
      alerts.accept(script.open.remove(oldest).alert().with(Alert.Status.RESOLVED));
    }
    JsonNode line = JsonReader.parse(record.message());
    Alert alert =
        new Alert(
            id(script, finding.cause(), record.at()),
            subject.monitor(),
            script.key,
            finding.verdict(),
            Alert.Status.OPEN,
            "%s at record %d".formatted(finding.what(), number),
            time,
            time,
            1,
            line instanceof ObjectNode object ? Optional.of(object) : Optional.empty(),
            explanation(finding),
            Optional.of(deviation(finding, number)),
            positions(script, record),
            subject.version());
    script.open.put(finding.cause(), new Open(alert, 0));
    meters.alerts.increment();
    alerts.accept(alert);
  }

  private List<Position> positions(Script script, Tape.Entry record) {
    List<Position> positions = new ArrayList<>();
    for (Tape.Entry kept : script.tape.kept()) {
      positions.add(kept.at());
    }
    if (!positions.contains(record.at())) {
      positions.add(record.at());
    }
    int from = Math.max(0, positions.size() - subject.limits().recent());
    return List.copyOf(positions.subList(from, positions.size()));
  }

  private Optional<String> explanation(Finding finding) {
    StringBuilder text = new StringBuilder();
    finding.said().ifPresent(s -> text.append("alert ").append(s).append('\n'));
    finding.before().ifPresent(s -> text.append("before\n").append(lines(s)));
    finding
        .after()
        .ifPresent(
            s ->
                text.append(finding.before().isPresent() ? "after\n" : "in the state\n")
                    .append(lines(s)));
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private String lines(State state) {
    StringBuilder text = new StringBuilder();
    for (int v = 0; v < variables.size(); v++) {
      for (String line : WrappedText.lines("/\\ " + variables.get(v), state.get(v))) {
        text.append("    ").append(line).append('\n');
      }
    }
    return text.toString();
  }

  private ObjectNode deviation(Finding finding, long number) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("record", number);
    finding.said().ifPresent(s -> json.set("alert", said(s)));
    finding.before().ifPresent(s -> json.set("before", values(s)));
    finding.after().ifPresent(s -> json.set("after", values(s)));
    return json;
  }

  /** As JSON; as a text in TLA+ what JSON does not know. */
  private static JsonNode said(Value value) {
    try {
      return JsonReader.parse(JsonText.of(value).getBytes(StandardCharsets.UTF_8));
    } catch (ValueException e) {
      return JsonNodeFactory.instance.stringNode(value.toString());
    }
  }

  private ObjectNode values(State state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (int v = 0; v < variables.size(); v++) {
      json.put(variables.get(v), state.get(v).toString());
    }
    return json;
  }

  /** The same for the same record and cause, whoever finds it and however often. */
  private String id(Script script, String cause, Position at) {
    String text =
        String.join(
            "\0",
            subject.monitor(),
            script.key,
            at.toString(),
            Long.toString(script.records),
            cause);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
