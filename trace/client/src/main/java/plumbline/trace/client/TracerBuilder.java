package plumbline.trace.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** What a tracer needs to know before it is opened. */
public final class TracerBuilder {
  /** The header of a message that carries the clock. */
  public static final String HEADER = "plumbline-clock";

  private static final int QUEUE = 4 << 20;
  private static final int SMALLEST_QUEUE = 1 << 14;
  private static final int LARGEST_QUEUE = 1 << 30;

  private final Optional<Path> file;
  private final Optional<Sink> sink;
  private boolean append;
  private String node = "";
  private int queue = QUEUE;
  private InstantSource time = Clock.systemUTC();

  private TracerBuilder(Optional<Path> file, Optional<Sink> sink) {
    this.file = file;
    this.sink = sink;
  }

  static TracerBuilder to(Path file) {
    Objects.requireNonNull(file, "The file to trace into is null.");
    return new TracerBuilder(Optional.of(file), Optional.empty());
  }

  static TracerBuilder to(Sink sink) {
    Objects.requireNonNull(sink, "The sink to trace into is null.");
    return new TracerBuilder(Optional.empty(), Optional.of(sink));
  }

  /** Names the node: as the specification names it, and no two nodes of a system alike. */
  public TracerBuilder node(String name) {
    if (Objects.requireNonNull(name, "The node's name is null.").isBlank()) {
      throw new IllegalArgumentException("The node's name is blank.");
    }
    node = name;
    return this;
  }

  /**
   * How much may wait for the sink: 4 MiB unless set, which is some twenty thousand small events.
   * An event longer than a quarter of it is lost.
   *
   * @param bytes from 16 KiB to 1 GiB; the next power of two is taken
   */
  public TracerBuilder queue(int bytes) {
    if (bytes < SMALLEST_QUEUE || bytes > LARGEST_QUEUE) {
      throw new IllegalArgumentException(
          "A queue has from " + SMALLEST_QUEUE + " to " + LARGEST_QUEUE + " bytes, not " + bytes);
    }
    queue = bytes;
    return this;
  }

  /** Where the events' time comes from: the system's clock unless set. */
  public TracerBuilder time(InstantSource source) {
    time = Objects.requireNonNull(source, "The source of time is null.");
    return this;
  }

  /**
   * Goes on with the trace that the node left in the file before it was started anew, if there is
   * one: with what it knew of the other nodes, and with a number that is the first above a million,
   * two million, and so on. The numbers between are those of events that were lost with the
   * process, of which other nodes may know.
   */
  public TracerBuilder append() {
    if (file.isEmpty()) {
      throw new IllegalStateException("Only a file can be appended to: Tracer.to(Path).append()");
    }
    append = true;
    return this;
  }

  /**
   * Begins the trace.
   *
   * @throws IllegalStateException when the node has no name
   * @throws UncheckedIOException when the file cannot be written
   */
  public Tracer open() {
    if (node.isEmpty()) {
      throw new IllegalStateException("Name the node first: Tracer.to(...).node(\"r1\").open()");
    }
    Ring ring = Ring.ofAtLeast(queue);
    if (sink.isPresent()) {
      return LiveTracer.open(node, Optional.empty(), sink.get(), false, ring, time);
    }
    try {
      FileSink opened = append ? FileSink.onto(file.get()) : FileSink.anew(file.get());
      Optional<LastEvent> last = append ? opened.last(Json.of(node)) : Optional.empty();
      return LiveTracer.open(node, last, opened, true, ring, time);
    } catch (IOException e) {
      throw new UncheckedIOException("The trace of node " + node + " cannot be opened: " + e, e);
    }
  }
}
