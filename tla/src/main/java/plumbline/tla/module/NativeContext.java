package plumbline.tla.module;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import plumbline.tla.Feed;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.Value;

/** What a native operator may use of the evaluation around it. One per worker; not thread-safe. */
public interface NativeContext {
  /** The strings and model values of the spec. */
  Atoms atoms();

  /** Where Print and PrintT write. */
  PrintStream out();

  /** The source of RandomElement and the Randomization module; seeded. */
  RandomGenerator random();

  /**
   * TLCSet's register, empty when unset. Each worker has its own; what is set outside of states (in
   * an ASSUME, say) is set for all.
   */
  Optional<Value> register(Value key);

  void setRegister(Value key, Value value);

  /**
   * TLCGet of a string: level, distinct, generated, queue, diameter, duration, config, stats,
   * spec...; empty when unknown.
   */
  Optional<Value> statistic(String name);

  /** What TLCSet("exit", TRUE) and TLCSet("pause", TRUE) ask of whoever explores. */
  void request(String name);

  /** The behaviour that led to the current state, oldest first, as records; for TLCExt's Trace. */
  List<Value> trace();

  /** TLCExt's CounterExample: a record of the sets state and action. */
  Value counterExample();

  /** The value of the root module's definition of that name if it takes no arguments. */
  Optional<Value> definition(String name);

  /** What a monitor spec reads and tells; empty where no monitor runs the spec. */
  Optional<Feed> feed();

  /** A cache that lives as long as the worker, for natives that compute a value once. */
  Map<Object, Value> memory();
}
