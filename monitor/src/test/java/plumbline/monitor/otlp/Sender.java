package plumbline.monitor.otlp;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** A service that sends what jobs do by OpenTelemetry's protocol. */
final class Sender implements AutoCloseable {
  static final String JSON = "application/json";
  static final String PROTOBUF = "application/x-protobuf";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final int port;

  Sender(int port) {
    this.port = port;
  }

  HttpResponse<byte[]> post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return http.send(request(path, type, body).build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> postPacked(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    }
    return http.send(
        request(path, type, packed.toByteArray()).header("Content-Encoding", "gzip").build(),
        BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
        BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path, String type, byte[] body) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofByteArray(body));
  }

  /** A request with one log record. */
  static byte[] json(String job, String action, long millis) {
    return """
    {"resourceLogs": [{
      "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "queue"}}]},
      "scopeLogs": [{"scope": {"name": "jobs"}, "logRecords": [{
        "timeUnixNano": "%d000000", "eventName": "%s",
        "attributes": [{"key": "job", "value": {"stringValue": "%s"}}]}]}]}]}
    """
        .formatted(millis, action, job)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The same in protobuf, with several actions of the job, a millisecond apart. */
  static byte[] protobuf(String job, long millis, String... actions) {
    ScopeLogs.Builder logs = ScopeLogs.newBuilder();
    for (int i = 0; i < actions.length; i++) {
      logs.addLogRecords(
          LogRecord.newBuilder()
              .setTimeUnixNano((millis + i) * 1_000_000)
              .setEventName(actions[i])
              .addAttributes(attribute("job", job)));
    }
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .setResource(
                    Resource.newBuilder().addAttributes(attribute("service.name", "queue")))
                .addScopeLogs(logs))
        .build()
        .toByteArray();
  }

  static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
