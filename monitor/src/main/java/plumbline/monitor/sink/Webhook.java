package plumbline.monitor.sink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Posts alerts in the form that Prometheus' Alertmanager takes at {@code /api/v2/alerts}. */
public final class Webhook implements Sink {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI to;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();

  public Webhook(URI to) {
    this.to = to;
  }

  @Override
  public String name() {
    return "webhook:" + to;
  }

  @Override
  public void send(Alert alert) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body(alert)))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException("%s answers %d".formatted(to, answer.statusCode()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }

  private static byte[] body(Alert alert) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    ObjectNode one = all.addObject();
    ObjectNode labels = one.putObject("labels");
    labels.put("alertname", "plumbline_" + AlertJson.word(alert.verdict()));
    labels.put("severity", alert.verdict() == Alert.Verdict.DEVIATES ? "critical" : "warning");
    labels.put("monitor", alert.monitor());
    labels.put("key", alert.key());
    labels.put("alert_id", alert.id());
    ObjectNode annotations = one.putObject("annotations");
    annotations.put("summary", alert.what());
    annotations.put("description", alert.explanation().orElse(alert.what()));
    annotations.put("count", Long.toString(alert.count()));
    annotations.put("spec", alert.spec());
    one.put("startsAt", Instant.ofEpochMilli(alert.firstSeen()).toString());
    if (alert.status() == Alert.Status.RESOLVED) {
      one.put("endsAt", Instant.ofEpochMilli(alert.lastSeen()).toString());
    }
    return JsonMapper.shared().writeValueAsBytes(all);
  }

  @Override
  public void close() {
    http.close();
  }
}
