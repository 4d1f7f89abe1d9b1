package plumbline.monitor.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import plumbline.monitor.Intake;
import plumbline.monitor.Meters;
import plumbline.monitor.Position;
import plumbline.monitor.Subject;
import plumbline.monitor.Tracked;
import plumbline.monitor.Window;
import plumbline.trace.Event;
import plumbline.trace.Stamp;

/**
 * Finds out which instance an event is of, and sends it to where that instance is followed. Tells
 * all of these how far each of its partitions is.
 */
final class RouteProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Duration MARKS_EVERY = Duration.ofMillis(200);

  private final Subject subject;
  private final List<String> sources;
  private final Meters meters;
  private final SourceNames names = new SourceNames();
  private final Map<String, Progress> partitions = new HashMap<>();
  private ProcessorContext<byte[], byte[]> context;
  private Intake intake;
  private long time;
  private String messageKey = "";

  private static final class Reached {
    long time = Long.MIN_VALUE;
    long count = Stamp.ABSENT;
    boolean isTold;
  }

  private static final class Progress {
    final Map<String, Reached> nodes = new HashMap<>();
    long heardAt;
    boolean toldIdle;

    Progress(long now) {
      heardAt = now;
    }
  }

  /**
   * @param sources all partitions of all topics, of which some are this task's
   */
  RouteProcessor(Subject subject, List<String> sources, Meters meters) {
    this.subject = subject;
    this.sources = sources;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.intake =
        new Intake(
            subject,
            new Intake.Next() {
              @Override
              public void event(Tracked event) {
                send(event);
              }

              @Override
              public void lost(Event gap, Position at) {
                broadcast(new Envelope.Lost(at));
              }
            },
            letter ->
                context.forward(
                    new Record<>(
                        letter.source().getBytes(StandardCharsets.UTF_8), letter.json(), time),
                    MonitorTopology.UNROUTED),
            meters);
    if (subject.window().isPresent()) {
      String own = "/" + context.taskId().partition();
      sources.stream()
          .filter(s -> s.endsWith(own))
          .forEach(s -> partitions.put(s, new Progress(context.currentSystemTimeMs())));
      context.schedule(MARKS_EVERY, PunctuationType.WALL_CLOCK_TIME, this::mark);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    time = record.timestamp();
    messageKey = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    byte[] message = record.value() == null ? new byte[0] : record.value();
    String source = names.of(at.topic(), at.partition());
    if (subject.window().isPresent()) {
      long now = context.currentSystemTimeMs();
      Progress progress = partitions.computeIfAbsent(source, s -> new Progress(now));
      progress.heardAt = now;
      progress.toldIdle = false;
    }
    intake.accept(new Intake.Message(source, at.offset(), time, messageKey, message));
  }

  private void send(Tracked event) {
    Envelope envelope = new Envelope.Of(event.at(), time, messageKey, event.message());
    Progress progress = partitions.get(event.at().source());
    if (progress != null) {
      Reached reached = progress.nodes.computeIfAbsent(event.event().node(), n -> new Reached());
      reached.time = Math.max(reached.time, event.time());
      reached.count = Math.max(reached.count, Window.count(event));
      reached.isTold = false;
    }
    context.forward(
        new Record<>(event.key().getBytes(StandardCharsets.UTF_8), envelope.bytes(), time),
        MonitorTopology.EVENTS);
  }

  private void mark(long now) {
    long patience = subject.window().orElseThrow().patience();
    partitions.forEach(
        (source, p) -> {
          p.nodes.forEach(
              (node, reached) -> {
                if (!reached.isTold) {
                  broadcast(new Envelope.Reached(source, node, reached.time, reached.count));
                  reached.isTold = true;
                }
              });
          if (!p.toldIdle && now - p.heardAt >= patience) {
            broadcast(new Envelope.Idle(source));
            p.toldIdle = true;
            p.nodes.clear();
          }
        });
  }

  /** No key: {@link MonitorTopology} sends that to all partitions. */
  private void broadcast(Envelope mark) {
    context.forward(
        new Record<>(null, mark.bytes(), context.currentSystemTimeMs()), MonitorTopology.EVENTS);
  }
}
