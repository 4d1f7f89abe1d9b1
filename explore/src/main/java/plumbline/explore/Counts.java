package plumbline.explore;

import java.util.List;
import java.util.OptionalLong;
import plumbline.explore.Exploration.Step;
import plumbline.tla.Action;
import plumbline.tla.State;
import plumbline.tla.Stepper;

/** What TLCGet of a string answers while a worker explores. */
final class Counts implements Stepper.Statistics {
  /** Whom the counts are about. */
  interface Source {
    int level();

    long generated();

    long distinct();

    long queue();

    int depth();

    /** The worker's place among the workers, from 0. */
    int worker();

    int workers();

    /** Initial states generated; -1 where that is not counted. */
    default long initial() {
      return -1;
    }

    List<State> trace();

    /** The behaviour that shows a violation, once there is one. */
    default List<Step> counterExample() {
      return List.of();
    }

    /** Ends the run, with what was found so far. */
    void exit();

    /** The kind of run in TLC's words. */
    default String mode() {
      return "bfs";
    }

    /** Of a simulation: its "depth", the "limit" and the number of "traces" so far. */
    default OptionalLong simulated(String name) {
      return OptionalLong.empty();
    }
  }

  private final Source source;
  private final long start = System.nanoTime();

  Counts(Source source) {
    this.source = source;
  }

  @Override
  public OptionalLong count(String name) {
    return switch (name) {
      case "level" -> OptionalLong.of(source.level());
      case "distinct" -> OptionalLong.of(source.distinct());
      case "initial" ->
          source.initial() < 0 ? OptionalLong.empty() : OptionalLong.of(source.initial());
      case "generated" -> OptionalLong.of(source.generated());
      case "queue" -> OptionalLong.of(source.queue());
      case "diameter" -> OptionalLong.of(source.depth());
      case "duration" -> OptionalLong.of((System.nanoTime() - start) / 1_000_000_000L);
      case "worker" -> OptionalLong.of(source.worker());
      case "workers" -> OptionalLong.of(source.workers());
      default -> source.simulated(name);
    };
  }

  @Override
  public String mode() {
    return source.mode();
  }

  @Override
  public List<State> trace() {
    return source.trace();
  }

  @Override
  public List<Stepper.Move> counterExample() {
    return source.counterExample().stream()
        .map(s -> new Stepper.Move(s.action().map(Action::name).orElse(""), s.state()))
        .toList();
  }

  /** Nobody sits at the keyboard of a run, so that "pause" goes on at once. */
  @Override
  public void request(String what) {
    if (what.equals("exit")) {
      source.exit();
    }
  }
}
