package plumbline.monitor.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import plumbline.monitor.Meters;
import plumbline.monitor.MonitorRun;
import plumbline.monitor.sink.Delivery;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves {@code /metrics} for Prometheus, {@code /healthz} (the process goes on), {@code /readyz}
 * (every monitor follows its stream) and {@code /status} (both, with numbers, as JSON).
 */
public final class StatusServer implements AutoCloseable {
  private final HttpServer server;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private volatile List<MonitorRun> runs = List.of();

  /**
   * Starts.
   *
   * @param address {@code :PORT} or {@code HOST:PORT}; port 0 takes a free one
   * @throws IllegalArgumentException when it is none
   * @throws IOException when the port is taken
   */
  public StatusServer(String address, List<MonitorRun> shown) throws IOException {
    InetSocketAddress at = parse(address);
    try {
      server = HttpServer.create(at, 0);
    } catch (IOException e) {
      throw new IOException("cannot listen on %s: %s".formatted(address, e.getMessage()), e);
    }
    show(shown);
    server.createContext(
        "/metrics",
        x -> answer(x, 200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape()));
    server.createContext("/healthz", x -> answer(x, 200, "text/plain; charset=utf-8", "alive\n"));
    server.createContext("/readyz", this::ready);
    server.createContext("/status", x -> answer(x, 200, "application/json", status() + "\n"));
    server.createContext(
        "/",
        x ->
            answer(
                x,
                404,
                "text/plain; charset=utf-8",
                "there are /metrics, /healthz, /readyz and /status\n"));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private static InetSocketAddress parse(String address) {
    int colon = address.lastIndexOf(':');
    try {
      int port = Integer.parseInt(address.substring(colon + 1));
      return colon <= 0
          ? new InetSocketAddress(port)
          : new InetSocketAddress(address.substring(0, colon), port);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no address; expected :PORT or HOST:PORT".formatted(address), e);
    }
  }

  /** Tells of these from now on. */
  public final void show(List<MonitorRun> now) {
    registry.clear();
    new JvmMemoryMetrics().bindTo(registry);
    now.forEach(this::register);
    runs = now;
  }

  private void register(MonitorRun run) {
    Tags tags = Tags.of("monitor", run.name());
    Meters m = run.meters();
    counter("plumbline.messages", "Messages that were read.", tags, m.messages);
    counter("plumbline.events", "Events that the spec had to explain.", tags, m.events);
    counter("plumbline.events.ignored", "Events that the binding ignores.", tags, m.ignored);
    counter("plumbline.events.repeated", "Events that were read once more.", tags, m.repeated);
    counter("plumbline.events.deviating", "Events that nothing explains.", tags, m.deviating);
    counter("plumbline.events.late", "Events that came too late.", tags, m.late);
    counter("plumbline.events.lost", "Events that their logger lost.", tags, m.lost);
    counter(
        "plumbline.events.blind", "Events of instances whose state was unknown.", tags, m.blind);
    counter("plumbline.dead.letters", "What could not be used.", tags, m.dead);
    counter("plumbline.alerts", "Alerts that were opened.", tags, m.alerts);
    counter("plumbline.instances.begun", "Instances that began.", tags, m.begun);
    counter("plumbline.instances.closed", "Instances that were closed.", tags, m.closed);
    counter(
        "plumbline.instances.unknown",
        "Times that an instance's state became unknown.",
        tags,
        m.becameUnknown);
    counter(
        "plumbline.instances.resynchronised",
        "Times that it was found again.",
        tags,
        m.resynchronised);
    Gauge.builder("plumbline.instances.held", m.held, LongAdder::sum)
        .description("Instances in memory.")
        .tags(tags)
        .register(registry);
    Gauge.builder("plumbline.ready", run, r -> r.trouble().isEmpty() ? 1 : 0)
        .description("Whether the monitor follows its stream.")
        .tags(tags)
        .register(registry);
    for (Delivery d : run.deliveries()) {
      Tags sink = tags.and("sink", d.name());
      FunctionCounter.builder("plumbline.deliveries", d, Delivery::delivered)
          .description("Alerts that are at a sink.")
          .tags(sink)
          .register(registry);
      FunctionCounter.builder("plumbline.deliveries.failed", d, Delivery::failed)
          .description("Times that a sink did not take an alert.")
          .tags(sink)
          .register(registry);
    }
  }

  private void counter(String name, String description, Tags tags, LongAdder value) {
    FunctionCounter.builder(name, value, LongAdder::sum)
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private void ready(HttpExchange exchange) throws IOException {
    StringBuilder trouble = new StringBuilder();
    for (MonitorRun run : runs) {
      if (!run.trouble().isEmpty()) {
        trouble.append(run.name()).append(": ").append(run.trouble()).append('\n');
      }
    }
    answer(
        exchange,
        trouble.isEmpty() ? 200 : 503,
        "text/plain; charset=utf-8",
        trouble.isEmpty() ? "ready\n" : trouble.toString());
  }

  private ObjectNode status() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (MonitorRun run : runs) {
      ObjectNode one = all.putObject(run.name());
      Meters m = run.meters();
      one.put("trouble", run.trouble());
      one.put("messages", m.messages.sum());
      one.put("events", m.events.sum());
      one.put("deviating", m.deviating.sum());
      one.put("late", m.late.sum());
      one.put("lost", m.lost.sum());
      one.put("dead", m.dead.sum());
      one.put("blind", m.blind.sum());
      one.put("alerts", m.alerts.sum());
      one.put("instancesHeld", m.held.sum());
      ObjectNode sinks = one.putObject("sinks");
      for (Delivery d : run.deliveries()) {
        ObjectNode sink = sinks.putObject(d.name());
        sink.put("delivered", d.delivered());
        sink.put("failed", d.failed());
        sink.put("trouble", d.trouble());
      }
    }
    return all;
  }

  private static void answer(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    registry.close();
  }
}
