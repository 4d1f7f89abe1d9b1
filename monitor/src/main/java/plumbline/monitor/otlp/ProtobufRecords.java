package plumbline.monitor.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests in protobuf, as messages in OpenTelemetry's JSON: ids in hexadecimal, 64-bit numbers as
 * strings.
 */
final class ProtobufRecords {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The field {@code message} of google.rpc.Status, the body of every error. */
  private static final int STATUS_MESSAGE = 2;

  private ProtobufRecords() {}

  /**
   * The messages of a request.
   *
   * @throws IllegalArgumentException when it is none
   */
  static List<byte[]> messages(Signal signal, byte[] request) {
    try {
      return switch (signal) {
        case LOGS -> logs(ExportLogsServiceRequest.parseFrom(request));
        case TRACES -> spans(ExportTraceServiceRequest.parseFrom(request));
      };
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("the body is no protobuf: " + e.getMessage(), e);
    }
  }

  /** The body of an error. */
  static byte[] status(String message) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeString(STATUS_MESSAGE, message);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> logs(ExportLogsServiceRequest request) {
    List<byte[]> messages = new ArrayList<>();
    for (ResourceLogs resource : request.getResourceLogsList()) {
      for (ScopeLogs scope : resource.getScopeLogsList()) {
        for (LogRecord log : scope.getLogRecordsList()) {
          messages.add(
              JsonRecords.message(
                  Signal.LOGS, json(resource.getResource()), json(scope.getScope()), json(log)));
        }
      }
    }
    return messages;
  }

  private static List<byte[]> spans(ExportTraceServiceRequest request) {
    List<byte[]> messages = new ArrayList<>();
    for (ResourceSpans resource : request.getResourceSpansList()) {
      for (ScopeSpans scope : resource.getScopeSpansList()) {
        for (Span span : scope.getSpansList()) {
          messages.add(
              JsonRecords.message(
                  Signal.TRACES, json(resource.getResource()), json(scope.getScope()), json(span)));
        }
      }
    }
    return messages;
  }

  private static ObjectNode json(Resource resource) {
    ObjectNode json = JSON.objectNode();
    attributes(json, resource.getAttributesList());
    return json;
  }

  private static ObjectNode json(InstrumentationScope scope) {
    ObjectNode json = JSON.objectNode();
    text(json, "name", scope.getName());
    text(json, "version", scope.getVersion());
    return json;
  }

  private static ObjectNode json(LogRecord log) {
    ObjectNode json = JSON.objectNode();
    number(json, "timeUnixNano", log.getTimeUnixNano());
    number(json, "observedTimeUnixNano", log.getObservedTimeUnixNano());
    if (log.getSeverityNumberValue() != 0) {
      json.put("severityNumber", log.getSeverityNumberValue());
    }
    text(json, "severityText", log.getSeverityText());
    text(json, "eventName", log.getEventName());
    if (log.hasBody()) {
      json.set("body", json(log.getBody()));
    }
    attributes(json, log.getAttributesList());
    hex(json, "traceId", log.getTraceId());
    hex(json, "spanId", log.getSpanId());
    return json;
  }

  private static ObjectNode json(Span span) {
    ObjectNode json = JSON.objectNode();
    hex(json, "traceId", span.getTraceId());
    hex(json, "spanId", span.getSpanId());
    hex(json, "parentSpanId", span.getParentSpanId());
    text(json, "name", span.getName());
    if (span.getKindValue() != 0) {
      json.put("kind", span.getKindValue());
    }
    number(json, "startTimeUnixNano", span.getStartTimeUnixNano());
    number(json, "endTimeUnixNano", span.getEndTimeUnixNano());
    attributes(json, span.getAttributesList());
    if (span.getEventsCount() > 0) {
      ArrayNode events = json.putArray("events");
      for (Span.Event event : span.getEventsList()) {
        ObjectNode one = events.addObject();
        number(one, "timeUnixNano", event.getTimeUnixNano());
        text(one, "name", event.getName());
        attributes(one, event.getAttributesList());
      }
    }
    if (span.getLinksCount() > 0) {
      ArrayNode links = json.putArray("links");
      for (Span.Link link : span.getLinksList()) {
        ObjectNode one = links.addObject();
        hex(one, "traceId", link.getTraceId());
        hex(one, "spanId", link.getSpanId());
        attributes(one, link.getAttributesList());
      }
    }
    if (span.hasStatus()) {
      ObjectNode status = json.putObject("status");
      status.put("code", span.getStatus().getCodeValue());
      text(status, "message", span.getStatus().getMessage());
    }
    return json;
  }

  private static void text(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static void number(ObjectNode json, String name, long unsigned) {
    if (unsigned != 0) {
      json.put(name, Long.toUnsignedString(unsigned));
    }
  }

  private static void hex(ObjectNode json, String name, ByteString id) {
    if (!id.isEmpty()) {
      json.put(name, HexFormat.of().formatHex(id.toByteArray()));
    }
  }

  private static void attributes(ObjectNode json, List<KeyValue> attributes) {
    if (!attributes.isEmpty()) {
      json.set("attributes", list(attributes));
    }
  }

  private static ArrayNode list(List<KeyValue> attributes) {
    ArrayNode list = JSON.arrayNode();
    for (KeyValue attribute : attributes) {
      ObjectNode one = list.addObject();
      one.put("key", attribute.getKey());
      one.set("value", json(attribute.getValue()));
    }
    return list;
  }

  private static ObjectNode json(AnyValue value) {
    ObjectNode json = JSON.objectNode();
    switch (value.getValueCase()) {
      case STRING_VALUE -> json.put("stringValue", value.getStringValue());
      case BOOL_VALUE -> json.put("boolValue", value.getBoolValue());
      case INT_VALUE -> json.put("intValue", Long.toString(value.getIntValue()));
      case DOUBLE_VALUE -> json.put("doubleValue", value.getDoubleValue());
      case ARRAY_VALUE -> {
        ArrayNode values = json.putObject("arrayValue").putArray("values");
        value.getArrayValue().getValuesList().forEach(v -> values.add(json(v)));
      }
      case KVLIST_VALUE ->
          json.putObject("kvlistValue").set("values", list(value.getKvlistValue().getValuesList()));
      case BYTES_VALUE ->
          json.put(
              "bytesValue",
              Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()));
      default -> {
        // An empty value is one without a member.
        return json;
      }
    }
    return json;
  }
}
