package plumbline.tla.eval;

import java.nio.file.Path;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/** Loads a spec: module, configuration, plans. */
public final class SpecLoader {
  private SpecLoader() {}

  public static Spec load(Path module, SpecOptions options) {
    throw new IllegalStateException("loading " + module + " with " + options);
  }
}
