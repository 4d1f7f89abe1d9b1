package plumbline.conform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plumbline.conform.binding.BindingPlan;
import plumbline.tla.Spec;
import plumbline.tla.value.Value;
import plumbline.trace.Event;
import plumbline.trace.Events;
import plumbline.trace.ReadOptions;
import plumbline.trace.TraceFile;
import plumbline.trace.order.Order;
import plumbline.trace.order.OrderedEvent;
import plumbline.trace.order.OrderedEvents;
import tools.jackson.databind.JsonNode;

/** The checker's answers to logs of tests, which it reads from a file of its own. */
record Checked(Spec spec, Log log, Path file, Order order) implements AutoCloseable {

  /** Writes the lines, in this order, into a file. */
  static Checked of(Spec spec, Log log, List<? extends JsonNode> lines, Order order) {
    try {
      Path file = Files.createTempFile("log", ".ndjson");
      Files.write(file, lines.stream().map(JsonNode::toString).toList());
      return new Checked(spec, log, file, order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Checked inOrder(Spec spec, Log log) {
    return of(spec, log, log.lines().stream().map(Line::json).toList(), new Order.Total());
  }

  static Checked inPartialOrder(Spec spec, Log log, Nodes nodes) {
    return of(spec, log, nodes.lines(), nodes.order());
  }

  BoundSpec bound() {
    return new BoundSpec(spec, BindingPlan.of(log.binding(), spec), new Likeness(Optional.empty()));
  }

  /** What the check of the file gives, with as many passes as it takes. */
  TraceCheck.Result byPasses(CheckOptions options) {
    TraceInput input =
        new TraceInput(
            "log",
            List.of(TraceFile.of(file)),
            ReadOptions.defaults(),
            Optional.of(order),
            TraceInput.WINDOW);
    return new TraceCheck(bound(), options, (events, bytes, pass) -> {}).check(input);
  }

  /** A checker that was given all events in one pass. */
  Checker byOne(CheckOptions options) {
    BoundSpec bound = bound();
    Mapping mapping = bound.mapping();
    Checker checker =
        order instanceof Order.Total
            ? Checker.inOrder(spec, options)
            : Checker.inPartialOrder(spec, options);
    try (Events events = Events.open(TraceFile.of(file), ReadOptions.defaults())) {
      OrderedEvents ordered = OrderedEvents.order(List.of(events), order, TraceInput.WINDOW);
      boolean more = true;
      while (more && ordered.hasNext()) {
        more = checker.accept(bound(ordered.next(), mapping));
      }
    }
    checker.end();
    return checker;
  }

  /** The values that neither the spec nor the log tells apart. */
  List<List<Value>> alike() {
    Unmentioned unmentioned = new Unmentioned(bound(), spec.interchangeable());
    try (Events events = Events.open(TraceFile.of(file), ReadOptions.defaults())) {
      events.forEachRemaining(unmentioned::add);
    }
    return unmentioned.of(spec.interchangeable());
  }

  private static BoundEvent bound(OrderedEvent e, Mapping mapping) {
    Event event = e.event();
    Meaning meaning = event.isGap() ? Meaning.NONE : mapping.of(event).orElseThrow();
    return new BoundEvent(
        event, meaning, e.chain(), e.position(), e.neededChains(), e.neededCounts());
  }

  @Override
  public void close() {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
