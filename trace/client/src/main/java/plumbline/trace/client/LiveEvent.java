package plumbline.trace.client;

/** A caller's hold on a {@link Line}, let go of when the event is emitted. */
final class LiveEvent implements TraceEvent {
  private final LiveTracer tracer;
  private final String action;
  private Line line;

  LiveEvent(LiveTracer tracer, String action, Line line) {
    this.tracer = tracer;
    this.action = action;
    this.line = line;
  }

  @Override
  public TraceEvent arg(String name, Object value) {
    line().args().add(name, value);
    return this;
  }

  @Override
  public TraceEvent var(String name, Object value) {
    line().vars().add(name, value);
    return this;
  }

  @Override
  public TraceEvent before(String name, Object value) {
    line().before().add(name, value);
    return this;
  }

  @Override
  public void emit() {
    Line emitted = line();
    line = null;
    tracer.emit(emitted);
  }

  private Line line() {
    if (line == null) {
      throw new IllegalStateException(
          "The event " + action + " was emitted already: begin another with tracer.event(...).");
    }
    return line;
  }
}
