package plumbline.tla.module;

import plumbline.tla.Feed;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.text.JsonText;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/**
 * The modules of monitor specs: Traces, Alerts and KafkaUtils. What they read and tell goes through
 * the {@link Feed} of whoever runs the spec.
 */
final class MonitorOperators {
  private static final String TRACES = "Traces";
  private static final String ALERTS = "Alerts";
  private static final String KAFKA = "KafkaUtils";

  private MonitorOperators() {}

  static void register(Table table) {
    varying(table, TRACES, "Trace", 1, (c, a) -> feed(c, "Trace").record(a.natural(0)));
    varying(table, TRACES, "NextTrace", 0, (c, a) -> feed(c, "NextTrace").next());
    // A stream that is followed for ever has no end that a step could lie beyond.
    varying(table, TRACES, "UpperBound", 0, (c, a) -> BoolValue.FALSE);
    varying(
        table, KAFKA, "KafkaConsume", 1, (c, a) -> feed(c, "KafkaConsume").consume(a.string(0)));
    varying(
        table,
        KAFKA,
        "KafkaProduce",
        2,
        (c, a) -> {
          feed(c, "KafkaProduce").produce(a.string(0), a.get(1).strict());
          return BoolValue.TRUE;
        });
    varying(table, ALERTS, "Alert", 1, MonitorOperators::alert);
    varying(table, ALERTS, "PublishAlert", 1, MonitorOperators::alert);
  }

  private static void varying(
      Table table, String module, String name, int arity, Arguments.Checked body) {
    table.only(module, name, arity, Purity.VARYING, Arguments.named(name, body));
  }

  private static Feed feed(NativeContext context, String operator) {
    return context
        .feed()
        .orElseThrow(
            () ->
                new ValueException(
                    operator
                        + " has to do with a running system: run the spec with plumbline"
                        + " monitor"));
  }

  private static Value alert(NativeContext context, Arguments a) {
    Value what = a.get(0).strict();
    context
        .feed()
        .ifPresentOrElse(f -> f.alert(what), () -> context.out().println(JsonText.of(what)));
    return BoolValue.TRUE;
  }
}
