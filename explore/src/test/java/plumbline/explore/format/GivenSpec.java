package plumbline.explore.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.explore.Exploration;
import plumbline.explore.ExploreOptions;
import plumbline.explore.Explorer;
import plumbline.explore.Progress;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/** A spec written for a test, and what exploring it finds. */
record GivenSpec(Spec spec, Exploration found) {
  static GivenSpec explored(Path folder, String body, String config) {
    try {
      Path module = folder.resolve("Given.tla");
      Files.writeString(module, "---- MODULE Given ----\n" + body + "====\n");
      Files.writeString(folder.resolve("Given.cfg"), config);
      Spec spec = Spec.load(module, SpecOptions.defaults());
      return new GivenSpec(spec, Explorer.explore(spec, ExploreOptions.defaults(), Progress.NONE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Behaviour behaviour() {
    return Behaviour.of(spec, found.trace());
  }

  /** A spec of one variable that goes from one value to another and violates an invariant there. */
  static GivenSpec step(Path folder, String from, String to) {
    return explored(
        folder,
        """
        EXTENDS Integers, Sequences, TLC
        CONSTANTS m1, m2
        VARIABLE v, done
        Init == v = %s /\\ done = FALSE
        Change == v' = %s /\\ done' = TRUE
        Next == Change
        Start == ~done
        """
            .formatted(from, to),
        "INIT Init\nNEXT Next\nINVARIANT Start\nCONSTANTS m1 = m1 m2 = m2\n");
  }
}
