package plumbline.explore;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * How to explore.
 *
 * <pre>{@code
 * ExploreOptions.defaults().withWorkers(4).withMaxMemory(8L << 30)
 * }</pre>
 *
 * @param strategy the order of exploration
 * @param workers threads that explore
 * @param maxMemory bytes that states seen and states waiting may take together; a run that needs
 *     more ends as {@link Exploration.Result#MEMORY}
 * @param queueMemory bytes that the states waiting may take in memory; the others wait in a file
 * @param checkpoint where the run is saved now and then
 * @param graph is shown every state and step
 * @param stop asked now and then: true ends the run as {@link Exploration.Result#INTERRUPTED}
 * @param progressEvery the time between two progress reports
 * @param engine what computes states
 */
public record ExploreOptions(
    Strategy strategy,
    int workers,
    long maxMemory,
    long queueMemory,
    Optional<Checkpoint> checkpoint,
    Optional<StateGraph> graph,
    BooleanSupplier stop,
    Duration progressEvery,
    Engine engine) {

  /** What computes states. */
  public enum Engine {
    /** The interpreter, and machine code made of the spec once that is worth it. */
    AUTOMATIC,
    INTERPRETER,
    /** Machine code from the first state on, where the spec can be compiled. */
    COMPILER
  }

  /**
   * Where and when a run is saved.
   *
   * @param folder of the saved run; made when it is not there
   * @param every the time between two checkpoints
   * @param resume go on from what the folder holds
   */
  public record Checkpoint(Path folder, Duration every, boolean resume) {}

  /** What this process may use at most: the machine's memory or its container's. */
  private static long physicalMemory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /** Whether such a run can be saved and resumed. */
  boolean canBeSaved() {
    return !(strategy instanceof Strategy.Simulation) && mostDepth() == Integer.MAX_VALUE;
  }

  /** States of this depth are found but not explored. */
  int mostDepth() {
    return strategy instanceof Strategy.DepthFirst(OptionalInt depth)
        ? depth.orElse(Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }

  /** Breadth first, one worker, no limit but half of the machine's memory. */
  public static ExploreOptions defaults() {
    return new ExploreOptions(
        new Strategy.BreadthFirst(),
        1,
        physicalMemory() / 2,
        256L << 20,
        Optional.empty(),
        Optional.empty(),
        () -> false,
        Duration.ofSeconds(1),
        Engine.AUTOMATIC);
  }

  public ExploreOptions withStrategy(Strategy newStrategy) {
    return new ExploreOptions(
        newStrategy,
        workers,
        maxMemory,
        queueMemory,
        checkpoint,
        graph,
        stop,
        progressEvery,
        engine);
  }

  public ExploreOptions withWorkers(int newWorkers) {
    return new ExploreOptions(
        strategy,
        newWorkers,
        maxMemory,
        queueMemory,
        checkpoint,
        graph,
        stop,
        progressEvery,
        engine);
  }

  public ExploreOptions withMaxMemory(long newMaxMemory) {
    return new ExploreOptions(
        strategy,
        workers,
        newMaxMemory,
        queueMemory,
        checkpoint,
        graph,
        stop,
        progressEvery,
        engine);
  }

  public ExploreOptions withQueueMemory(long newQueueMemory) {
    return new ExploreOptions(
        strategy,
        workers,
        maxMemory,
        newQueueMemory,
        checkpoint,
        graph,
        stop,
        progressEvery,
        engine);
  }

  public ExploreOptions withCheckpoint(Checkpoint newCheckpoint) {
    return new ExploreOptions(
        strategy,
        workers,
        maxMemory,
        queueMemory,
        Optional.of(newCheckpoint),
        graph,
        stop,
        progressEvery,
        engine);
  }

  public ExploreOptions withGraph(StateGraph newGraph) {
    return new ExploreOptions(
        strategy,
        workers,
        maxMemory,
        queueMemory,
        checkpoint,
        Optional.of(newGraph),
        stop,
        progressEvery,
        engine);
  }

  public ExploreOptions withStop(BooleanSupplier newStop) {
    return new ExploreOptions(
        strategy,
        workers,
        maxMemory,
        queueMemory,
        checkpoint,
        graph,
        newStop,
        progressEvery,
        engine);
  }

  public ExploreOptions withEngine(Engine newEngine) {
    return new ExploreOptions(
        strategy,
        workers,
        maxMemory,
        queueMemory,
        checkpoint,
        graph,
        stop,
        progressEvery,
        newEngine);
  }

  public ExploreOptions withProgressEvery(Duration newProgressEvery) {
    return new ExploreOptions(
        strategy,
        workers,
        maxMemory,
        queueMemory,
        checkpoint,
        graph,
        stop,
        newProgressEvery,
        engine);
  }
}
