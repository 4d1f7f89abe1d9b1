package plumbline.explore;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/** Loads specs that print nothing. */
public final class Quiet {
  private Quiet() {}

  /** A module with that configuration. */
  public static Spec spec(Path module, Path config) {
    SpecOptions defaults = SpecOptions.defaults();
    return Spec.load(
        module,
        new SpecOptions(
            Optional.of(config),
            defaults.searchPath(),
            defaults.init(),
            defaults.next(),
            defaults.invariants(),
            defaults.constants(),
            defaults.seed(),
            new PrintStream(OutputStream.nullOutputStream())));
  }
}
