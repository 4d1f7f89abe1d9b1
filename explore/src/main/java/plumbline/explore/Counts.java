package plumbline.explore;

import java.util.List;
import java.util.Optional;
import plumbline.tla.State;
import plumbline.tla.Stepper;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/**
 * What TLCGet of a string answers while a worker explores. As in TLC 2.18, "level" is that of the
 * state whose successors are computed, also while those are judged; it is 0 for initial states.
 */
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

    List<State> trace();
  }

  private static final List<String> STATISTICS =
      List.of("queue", "distinct", "generated", "diameter", "duration", "worker");

  private final Source source;
  private final Atoms atoms;
  private final long start = System.nanoTime();

  Counts(Source source, Atoms atoms) {
    this.source = source;
    this.atoms = atoms;
  }

  @Override
  public Optional<Value> get(String name) {
    return switch (name) {
      case "level" -> number(source.level());
      case "distinct" -> number(source.distinct());
      case "generated" -> number(source.generated());
      case "queue" -> number(source.queue());
      case "diameter" -> number(source.depth());
      case "duration" -> number((System.nanoTime() - start) / 1_000_000_000L);
      case "worker" -> number(source.worker());
      case "stats" -> Optional.of(statistics());
      default -> Optional.empty();
    };
  }

  private static Optional<Value> number(long value) {
    return Optional.of(IntValue.of(value));
  }

  private Value statistics() {
    StringValue[] names = STATISTICS.stream().map(atoms::string).toArray(StringValue[]::new);
    Value[] values = STATISTICS.stream().map(n -> get(n).orElseThrow()).toArray(Value[]::new);
    return FunctionValue.record(names, values);
  }

  @Override
  public List<State> trace() {
    return source.trace();
  }
}
