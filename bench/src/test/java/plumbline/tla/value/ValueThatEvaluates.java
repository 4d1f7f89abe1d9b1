package plumbline.tla.value;

import java.nio.file.Path;
import plumbline.tla.SpecOptions;
import plumbline.tla.eval.SpecLoader;

/** What {@code LayeringTest} must refuse: values know nothing of evaluation. */
final class ValueThatEvaluates {
  private ValueThatEvaluates() {}

  static String load(Path module) {
    return SpecLoader.load(module, SpecOptions.defaults()).name();
  }
}
