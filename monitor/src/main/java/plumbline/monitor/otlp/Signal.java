package plumbline.monitor.otlp;

/** What a request is made of, with the names that OpenTelemetry's JSON has for its levels. */
enum Signal {
  LOGS("resourceLogs", "scopeLogs", "logRecords"),
  TRACES("resourceSpans", "scopeSpans", "spans");

  final String resources;
  final String scopes;
  final String records;

  Signal(String resources, String scopes, String records) {
    this.resources = resources;
    this.scopes = scopes;
    this.records = records;
  }
}
