package plumbline.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.explore.Exploration.Result;
import plumbline.explore.ExploreOptions.Checkpoint;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.State;
import plumbline.tla.value.Value;

class CheckpointTest {
  private static final int KILLS = 4;

  @TempDir Path folder;
  @TempDir Path saved;

  /** The forked process is killed without warning, at moments that nobody chose with care. */
  @Test
  void a_run_that_is_killed_again_and_again_ends_as_if_it_were_not() throws Exception {
    Spec spec = Written.counters(folder, 30);
    String expected = ResumedRun.summary(Written.explore(spec, ExploreOptions.defaults()));
    SplittableRandom random = new SplittableRandom(11);
    int killed = 0;
    for (int run = 0; run < KILLS; run++) {
      Process process = fork(1 + run % 3);
      Path header = saved.resolve("checkpoint");
      while (process.isAlive() && !Files.exists(header)) {
        Thread.onSpinWait();
      }
      if (!process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
    }
    assertThat(killed).isPositive();
    Process last = fork(2);
    String found =
        new String(last.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(last.waitFor()).isZero();
    assertThat(found.strip()).isEqualTo(expected);
    assertThat(saved.resolve("checkpoint")).doesNotExist();
  }

  private Process fork(int workers) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp"));
    line.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    line.add(ResumedRun.class.getName());
    line.add(folder.resolve("Given.tla").toString());
    line.add(saved.toString());
    line.add(Integer.toString(workers));
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Test
  void a_run_that_was_stopped_goes_on_where_it_was() {
    Spec spec = Written.counters(folder, 30);
    Exploration whole = Written.explore(spec, ExploreOptions.defaults());
    List<Strategy> strategies =
        List.of(new Strategy.BreadthFirst(), new Strategy.DepthFirst(OptionalInt.empty()));
    for (Strategy strategy : strategies) {
      ExploreOptions options =
          ExploreOptions.defaults().withStrategy(strategy).withWorkers(2).withQueueMemory(10_000);
      Exploration part = stopped(spec, options, false);
      assertThat(part.result()).isEqualTo(Result.INTERRUPTED);
      assertThat(part.distinct()).isLessThan(whole.distinct());
      Exploration more = stopped(spec, options, true);
      assertThat(more.generated()).isGreaterThanOrEqualTo(part.generated());
      Exploration rest = Written.explore(spec, options.withCheckpoint(checkpoint(true)));
      assertThat(rest.result()).isEqualTo(Result.OK);
      assertThat(rest.generated()).isEqualTo(whole.generated());
      assertThat(rest.distinct()).isEqualTo(whole.distinct());
      assertThat(ResumedRun.taken(rest)).isEqualTo(ResumedRun.taken(whole));
    }
  }

  /** Stops a run in its middle: its worker waits until it has been told to stop. */
  private Exploration stopped(Spec spec, ExploreOptions options, boolean resume) {
    AtomicLong shown = new AtomicLong();
    CountDownLatch told = new CountDownLatch(1);
    StateGraph graph =
        new StateGraph() {
          @Override
          public void state(long id, State state, boolean initial) {
            if (shown.incrementAndGet() == 500) {
              try {
                told.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          }

          @Override
          public void step(long from, long to, Action action, List<Value> arguments) {}
        };
    return Explorer.explore(
        spec,
        options
            .withCheckpoint(checkpoint(resume))
            .withGraph(graph)
            .withStop(
                () -> {
                  boolean stop = shown.get() >= 500;
                  if (stop) {
                    told.countDown();
                  }
                  return stop;
                }),
        Progress.NONE);
  }

  private Checkpoint checkpoint(boolean resume) {
    return new Checkpoint(saved, Duration.ofHours(1), resume);
  }

  @Test
  void a_violation_after_resuming_is_shown_from_the_initial_state() {
    String config = Written.INIT_NEXT + "CONSTANT N = 30\nINVARIANT Small\n";
    Spec spec = Written.spec(folder, Written.COUNTERS, config);
    ExploreOptions options = ExploreOptions.defaults();
    assertThat(stopped(spec, options, false).result()).isEqualTo(Result.INTERRUPTED);
    Exploration found = Written.explore(spec, options.withCheckpoint(checkpoint(true)));
    assertThat(found.result()).isEqualTo(Result.SAFETY);
    assertThat(found.trace()).hasSize(91);
  }

  @Test
  void what_memory_ended_can_be_resumed_with_more() {
    Spec spec = Written.counters(folder, 30);
    ExploreOptions options = ExploreOptions.defaults();
    Exploration part =
        Written.explore(spec, options.withMaxMemory(1 << 16).withCheckpoint(checkpoint(false)));
    assertThat(part.result()).isEqualTo(Result.MEMORY);
    Exploration rest = Written.explore(spec, options.withCheckpoint(checkpoint(true)));
    assertThat(rest.result()).isEqualTo(Result.OK);
    assertThat(rest.generated())
        .isEqualTo(Written.explore(spec, ExploreOptions.defaults()).generated());
  }

  @Test
  void what_workers_stored_with_tlcset_is_saved_too() {
    Spec spec =
        Written.spec(
            folder,
            Written.COUNTERS
                    .replace("Reset ==", "Steps == TLCSet(7, TLCGet(7) + 1)\nReset ==")
                    .replace("EXTENDS", "EXTENDS TLC,")
                + "Counting == Next /\\ Steps\nASSUME TLCSet(7, 0)\n"
                + "Counted == TLCGet(7) = TLCGet(\"generated\") - 1\n",
            "INIT Init\nNEXT Counting\nPOSTCONDITION Counted\nCONSTANT N = 20\n");
    assertThat(Written.explore(spec, ExploreOptions.defaults()).result()).isEqualTo(Result.OK);
    assertThat(stopped(spec, ExploreOptions.defaults(), false).result())
        .isEqualTo(Result.INTERRUPTED);
    Exploration rest =
        Written.explore(spec, ExploreOptions.defaults().withCheckpoint(checkpoint(true)));
    assertThat(rest.result()).isEqualTo(Result.OK);
  }

  @Test
  void another_spec_is_refused() {
    stopped(Written.counters(folder, 30), ExploreOptions.defaults(), false);
    Spec other = Written.counters(folder, 15);
    assertThatThrownBy(
            () ->
                Written.explore(other, ExploreOptions.defaults().withCheckpoint(checkpoint(true))))
        .isInstanceOfSatisfying(
            SpecException.class, e -> assertThat(e.kind()).isEqualTo(SpecException.Kind.SYSTEM))
        .hasMessageContaining("another spec");
  }

  @Test
  void a_saved_run_is_not_overwritten() {
    Spec spec = Written.counters(folder, 30);
    stopped(spec, ExploreOptions.defaults(), false);
    assertThatThrownBy(
            () ->
                Written.explore(spec, ExploreOptions.defaults().withCheckpoint(checkpoint(false))))
        .hasMessageContaining("--resume");
  }

  @Test
  void a_folder_that_another_run_uses_is_refused() {
    Spec spec = Written.counters(folder, 2);
    ExploreOptions options = ExploreOptions.defaults().withCheckpoint(checkpoint(true));
    try (CheckpointFolder used = new CheckpointFolder(checkpoint(true), spec, "any")) {
      assertThat(used.exists()).isFalse();
      assertThatThrownBy(() -> Written.explore(spec, options))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("another run uses it");
    }
    assertThat(Written.explore(spec, options).result()).isEqualTo(Result.OK);
  }

  @Test
  void a_folder_that_is_a_file_is_refused() throws IOException {
    Path file = Files.createFile(saved.resolve("file"));
    Checkpoint wrong = new Checkpoint(file, Duration.ofHours(1), false);
    assertThatThrownBy(
            () ->
                Written.explore(
                    Written.counters(folder, 2), ExploreOptions.defaults().withCheckpoint(wrong)))
        .isInstanceOfSatisfying(
            SpecException.class, e -> assertThat(e.kind()).isEqualTo(SpecException.Kind.SYSTEM))
        .hasMessageContaining("cannot be used");
  }

  @Test
  void a_damaged_checkpoint_is_refused() throws IOException {
    Spec spec = Written.counters(folder, 30);
    stopped(spec, ExploreOptions.defaults(), false);
    for (String name : List.of("frontier-1", "checkpoint")) {
      Path file = saved.resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      assertThatThrownBy(
              () ->
                  Written.explore(spec, ExploreOptions.defaults().withCheckpoint(checkpoint(true))))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void a_simulation_cannot_be_saved() {
    Strategy simulation = new Strategy.Simulation(5, java.util.OptionalLong.of(5), 1);
    assertThatThrownBy(
            () ->
                Written.explore(
                    Written.counters(folder, 2),
                    ExploreOptions.defaults()
                        .withStrategy(simulation)
                        .withCheckpoint(checkpoint(false))))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("can be saved");
  }
}
