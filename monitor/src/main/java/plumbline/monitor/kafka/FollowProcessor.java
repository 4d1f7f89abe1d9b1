package plumbline.monitor.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import plumbline.monitor.DeadLetter;
import plumbline.monitor.Intake;
import plumbline.monitor.Meters;
import plumbline.monitor.Reading;
import plumbline.monitor.Subject;
import plumbline.monitor.Tracked;
import plumbline.monitor.alert.Alert;
import plumbline.monitor.alert.AlertJson;
import plumbline.monitor.instance.History;
import plumbline.monitor.instance.InstanceEngine;
import plumbline.trace.Event;

/** Follows the instances whose events come to one partition. */
final class FollowProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Duration TICK = Duration.ofMillis(20);
  private static final Duration EXPIRE_EVERY = Duration.ofSeconds(1);
  private static final long ROUTED_PATIENCE = 60_000;
  private static final int EXPIRED_AT_ONCE = 2_000;

  private final Subject subject;
  private final Reading reading;
  private final Settings settings;
  private final History history;
  private final Meters meters;
  private final SourceNames names = new SourceNames();
  private ProcessorContext<byte[], byte[]> context;
  private InstanceEngine engine;
  private long now;
  private String expiring = "";

  /**
   * How it follows.
   *
   * @param routed whether events come in envelopes
   * @param sources all that events may come from, each of which is waited for; none where nothing
   *     is
   * @param expire milliseconds without an event after which an instance is closed; empty for never
   */
  record Settings(boolean routed, List<String> sources, Optional<Long> expire) {}

  FollowProcessor(Subject subject, Settings settings, History history, Meters meters) {
    // What is silent is told by those who route.
    this.subject = settings.routed() ? subject.waiting(ROUTED_PATIENCE) : subject;
    this.reading = new Reading(subject.reading());
    this.settings = settings;
    this.history = history;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    InstancesStore store = context.getStateStore(MonitorTopology.INSTANCES);
    engine = new InstanceEngine(subject, store, history, this::send, this::dead, meters);
    engine.restore();
    store.onFlush(engine::flush);
    now = context.currentSystemTimeMs();
    engine.window().ifPresent(w -> settings.sources().forEach(s -> w.expect(s, now)));
    if (subject.window().isPresent()) {
      context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }
    settings
        .expire()
        .ifPresent(
            idle ->
                context.schedule(
                    EXPIRE_EVERY,
                    PunctuationType.WALL_CLOCK_TIME,
                    _ -> expiring = engine.expire(idle, expiring, EXPIRED_AT_ONCE)));
  }

  private void tick(long time) {
    now = time;
    engine.advance(now);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    if (settings.routed()) {
      routed(record, value);
      return;
    }
    RecordMetadata at = context.recordMetadata().orElseThrow();
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (subject.window().isPresent()) {
      now = context.currentSystemTimeMs();
    }
    engine.accept(
        new Intake.Message(
            names.of(at.topic(), at.partition()), at.offset(), record.timestamp(), key, value),
        now);
  }

  private void routed(Record<byte[], byte[]> record, byte[] value) {
    now = context.currentSystemTimeMs();
    switch (Envelope.read(value)) {
      case Envelope.Of of -> {
        Event event = reading.event(of.message(), of.at());
        String key = new String(record.key(), StandardCharsets.UTF_8);
        engine.accept(
            new Tracked(key, event, of.at(), Intake.time(event, of.time()), of.message()), now);
      }
      case Envelope.Reached r ->
          engine.window().ifPresent(w -> w.reached(r.source(), r.node(), r.time(), r.count(), now));
      case Envelope.Idle(String source) -> engine.window().ifPresent(w -> w.ended(source));
      case Envelope.Lost _ -> engine.lost();
    }
  }

  private void send(Alert alert) {
    context.forward(
        new Record<>(
            alert.id().getBytes(StandardCharsets.UTF_8),
            AlertJson.bytes(alert),
            context.currentSystemTimeMs()),
        MonitorTopology.ALERTS);
  }

  private void dead(DeadLetter letter) {
    context.forward(
        new Record<>(
            letter.source().getBytes(StandardCharsets.UTF_8),
            letter.json(),
            context.currentSystemTimeMs()),
        MonitorTopology.DEAD);
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.clear();
    }
  }
}
