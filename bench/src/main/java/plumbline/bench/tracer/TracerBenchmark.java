package plumbline.bench.tracer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import plumbline.trace.client.Sink;
import plumbline.trace.client.Tracer;

/**
 * Nanoseconds and bytes of an event on the caller's thread, alone and with a second thread that
 * emits through the same tracer. {@code file} writes it all to a temporary file, {@code nowhere}
 * takes the disk out, {@code disabled} is what remains in a service that does not trace.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TracerBenchmark {
  private record Entry(int term, String value) {}

  /** Where the events go. */
  @Param({"file", "nowhere", "disabled"})
  public String sink;

  private final List<Entry> log = List.of(new Entry(1, "x"), new Entry(2, "y"), new Entry(2, "z"));
  private Tracer tracer;
  private Path file;
  private int term;

  /** Opens the tracer, of a node that knows two others. */
  @Setup
  public void open() throws IOException {
    file = Files.createTempFile("tracer", ".ndjson");
    tracer =
        switch (sink) {
          case "file" -> Tracer.to(file).node("r1").open();
          case "nowhere" -> Tracer.to(new Nowhere()).node("r1").open();
          default -> Tracer.disabled();
        };
    tracer.extract("r2=100,r3=200");
  }

  /** Closes the tracer and says how many events found the queue full. */
  @TearDown
  public void close() throws IOException {
    long lost = tracer.lost();
    tracer.close();
    System.out.printf("# file %,d bytes, lost %,d events%n", Files.size(file), lost);
    Files.delete(file);
  }

  /** An action's name alone. */
  @Benchmark
  public void name() {
    tracer.event("Timeout").emit();
  }

  /** An argument and two small variables. */
  @Benchmark
  public void small() {
    tracer
        .event("BecomeLeader")
        .arg("i", "r1")
        .var("role", "leader")
        .var("currentTerm", term++)
        .emit();
  }

  /** A list of records too: some 250 bytes. */
  @Benchmark
  public void log() {
    tracer.event("Append").arg("i", "r1").var("log", log).var("currentTerm", term++).emit();
  }

  private static final class Nowhere implements Sink {
    @Override
    public void write(ByteBuffer lines) {}

    @Override
    public void close() {}
  }

  /** Prints ns/op and, as {@code gc.alloc.rate.norm}, bytes allocated per event. */
  public static void main(String[] args) throws RunnerException {
    for (int threads : new int[] {1, 2}) {
      new Runner(
              new OptionsBuilder()
                  .include(TracerBenchmark.class.getSimpleName() + (args.length > 0 ? args[0] : ""))
                  .addProfiler(GCProfiler.class)
                  .threads(threads)
                  .build())
          .run();
    }
  }
}
