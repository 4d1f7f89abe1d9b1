package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import plumbline.conform.BoundSpec;
import plumbline.conform.CheckOptions;
import plumbline.conform.LocalCheck;
import plumbline.conform.TraceCheck;
import plumbline.conform.TraceInput;

/** Checks several traces on all processors. */
final class TraceChecks {
  private final BoundSpec spec;
  private final CheckOptions options;
  private final CheckProgress progress;
  private final int processors = Runtime.getRuntime().availableProcessors();

  TraceChecks(BoundSpec spec, CheckOptions options, CheckProgress progress) {
    this.spec = spec;
    this.options = options;
    this.progress = progress;
  }

  /** One trace after the other, the events of each by themselves. */
  List<TraceCheck.Result> local(List<TraceInput> inputs) {
    return inputs.stream()
        .map(i -> new LocalCheck(spec, options, progress.of(i.name()), processors).check(i))
        .toList();
  }

  /** As many traces at once as there are processors. */
  List<TraceCheck.Result> whole(List<TraceInput> inputs) {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Math.clamp(inputs.size(), 1, processors))) {
      List<Future<TraceCheck.Result>> running = new ArrayList<>();
      for (TraceInput input : inputs) {
        TraceCheck check = new TraceCheck(spec, options, progress.of(input.name()));
        running.add(pool.submit(() -> check.check(input)));
      }
      List<TraceCheck.Result> results = new ArrayList<>();
      for (Future<TraceCheck.Result> r : running) {
        results.add(r.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException r ? r : new IllegalStateException(cause);
  }
}
