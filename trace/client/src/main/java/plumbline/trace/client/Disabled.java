package plumbline.trace.client;

import java.util.Map;

/** The tracer that does nothing, and its one event. */
enum Disabled implements Tracer, TraceEvent {
  DISABLED;

  @Override
  public TraceEvent event(String action) {
    return this;
  }

  @Override
  public TraceEvent arg(String name, Object value) {
    return this;
  }

  @Override
  public TraceEvent var(String name, Object value) {
    return this;
  }

  @Override
  public TraceEvent before(String name, Object value) {
    return this;
  }

  @Override
  public void emit() {}

  @Override
  public String inject() {
    return "";
  }

  @Override
  public void inject(Map<String, String> headers) {}

  @Override
  public void extract(String clock) {}

  @Override
  public void extract(Map<String, String> headers) {}

  @Override
  public long lost() {
    return 0;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
