package plumbline.tla.module;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
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
   * The folder of the spec: relative file names of IOUtils, Json and CSV start in the working
   * directory.
   */
  Path folder();

  /** TLCSet's register, empty when unset; registers are per worker. */
  Optional<Value> register(long index);

  void setRegister(long index, Value value);

  /**
   * TLCGet of a string: level, distinct, generated, queue, diameter, duration, config, stats,
   * spec...; empty when unknown.
   */
  Optional<Value> statistic(String name);

  /** The behaviour that led to the current state, oldest first, as records; for TLCExt's Trace. */
  List<Value> trace();

  /**
   * A cache that lives as long as the spec, for natives that read files or memoise (TLCCache,
   * TLCEvalDefinition).
   */
  java.util.Map<Object, Object> memory();
}
