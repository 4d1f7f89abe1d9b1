package plumbline.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Checks several traces on all processors. */
public final class TraceChecks {
  private final BoundSpec spec;
  private final CheckOptions options;
  private final Function<String, TraceCheck.Progress> progress;
  private final int processors = Runtime.getRuntime().availableProcessors();

  /**
   * @param options for all of them; values are compared as the spec's binding says
   * @param progress what the check of the trace of that name tells its way to
   */
  public TraceChecks(
      BoundSpec spec, CheckOptions options, Function<String, TraceCheck.Progress> progress) {
    this.spec = spec;
    this.options = options.with(spec.likeness());
    this.progress = progress;
  }

  /** One trace after the other, the events of each by themselves. */
  public List<TraceCheck.Result> local(List<TraceInput> inputs) {
    return inputs.stream()
        .map(i -> new LocalCheck(spec, options, progress.apply(i.name()), processors).check(i))
        .toList();
  }

  /** As many traces at once as there are processors. */
  public List<TraceCheck.Result> whole(List<TraceInput> inputs) {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Math.clamp(inputs.size(), 1, processors))) {
      List<Future<TraceCheck.Result>> running = new ArrayList<>();
      for (TraceInput input : inputs) {
        TraceCheck check = new TraceCheck(spec, options, progress.apply(input.name()));
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
