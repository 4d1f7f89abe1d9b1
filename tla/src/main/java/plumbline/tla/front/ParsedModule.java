package plumbline.tla.front;

import java.util.List;
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
   * Resolves every name and gives the module in our own terms. Errors of the configuration (unknown
   * constant, a constant without a value, wrong arity) are thrown with {@code Kind.CONFIG} at the
   * configuration's line.
   */
  LoweredModule lower(SpecConfig config);
}
