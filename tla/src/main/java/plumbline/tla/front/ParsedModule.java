package plumbline.tla.front;

import java.util.List;
import java.util.Map;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.expr.LoweredModule;

/**
 * A root module that SANY accepted; still unlowered, because a configuration changes what names
 * mean.
 */
public interface ParsedModule {
  /** The module's name. */
  String name();

  /** What the reader of the module should know though it is no error, each in one line. */
  List<String> warnings();

  /**
   * The texts that no file has as they are read, by what they are called: of a file whose PlusCal
   * algorithm was translated in memory, and of definitions added to the module.
   */
  Map<String, String> unwritten();

  /**
   * Resolves every name and gives the module in our own terms. Errors of the configuration (unknown
   * constant, a constant without a value, wrong arity) are thrown with {@code Kind.CONFIG} at the
   * configuration's line.
   */
  LoweredModule lower(SpecConfig config);
}
