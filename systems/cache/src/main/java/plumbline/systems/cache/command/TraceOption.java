package plumbline.systems.cache.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import plumbline.systems.cache.Surroundings;
import plumbline.trace.client.Sink;
import plumbline.trace.client.Tracer;
import plumbline.trace.kafka.KafkaSink;
import plumbline.trace.kafka.KeyOf;

/** Where a process leaves its trace. */
final class TraceOption {
  private static final String KAFKA = "kafka://";

  @Option(
      names = "--trace",
      paramLabel = "WHERE",
      description = {
        "A folder, for a file NAME.ndjson in it; or a topic,",
        "kafka://host:port/topic, with the entry's key as key."
      },
      showDefaultValue = Visibility.NEVER)
  private Optional<String> where = Optional.empty();

  /** The tracers of a process. */
  final class Opened implements Closeable {
    private final Optional<Sink> shared;
    private final List<Tracer> tracers = new ArrayList<>();

    private Opened() throws IOException {
      shared =
          where.isPresent() && where.get().startsWith(KAFKA)
              ? Optional.of(topic(where.get().substring(KAFKA.length())))
              : Optional.empty();
    }

    /** What a participant of that name finds around it. */
    Surroundings around(String name) {
      Tracer tracer = tracer(name);
      tracers.add(tracer);
      return Surroundings.of(tracer);
    }

    private Tracer tracer(String name) {
      if (where.isEmpty()) {
        return Tracer.disabled();
      }
      return shared
          .map(Tracer::to)
          .orElseGet(() -> Tracer.to(Path.of(where.get(), name + ".ndjson")))
          .node(name)
          .open();
    }

    @Override
    public void close() throws IOException {
      tracers.forEach(Tracer::close);
      if (shared.isPresent()) {
        shared.get().close();
      }
    }
  }

  private static Sink topic(String place) throws IOException {
    int slash = place.indexOf('/');
    if (slash < 1 || slash == place.length() - 1) {
      throw new IllegalArgumentException(
          "A topic is kafka://host:port/topic, not " + KAFKA + place);
    }
    return KafkaSink.open(
        place.substring(0, slash), place.substring(slash + 1), KeyOf.member("args", "key"));
  }

  Opened open() throws IOException {
    return new Opened();
  }
}
