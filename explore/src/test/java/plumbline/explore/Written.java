package plumbline.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/** Specs written for a test. */
final class Written {
  /**
   * Three counters that go round, and a bag of what was drawn lately: (n + 1)^3 states and more, in
   * levels that are narrow at both ends.
   */
  static final String COUNTERS =
      """
      EXTENDS Naturals, FiniteSets
      CONSTANT N
      VARIABLES a, b, c, seen
      Init == a = 0 /\\ b = 0 /\\ c = 0 /\\ seen = {}
      Note(s) == seen' = IF Cardinality(seen) < 2 THEN seen \\union {s} ELSE {s}
      Up(k) == /\\ k = 1 /\\ a < N /\\ a' = a + 1 /\\ UNCHANGED <<b, c>> /\\ Note("a")
      Other == \\/ /\\ b < N /\\ b' = b + 1 /\\ UNCHANGED <<a, c>> /\\ Note("b")
               \\/ /\\ c < N /\\ c' = c + 1 /\\ UNCHANGED <<a, b>> /\\ Note("c")
      Reset == a = N /\\ b = N /\\ c = N /\\ a' = 0 /\\ b' = 0 /\\ c' = 0 /\\ seen' = {}
      Next == (\\E k \\in 1..2 : Up(k)) \\/ Other \\/ Reset
      Small == a + b + c < 3 * N
      """;

  /** A counter that never ends. */
  static final String ENDLESS =
      """
      EXTENDS Naturals
      VARIABLES x, y
      Init == x = 0 /\\ y = 0
      Next == \\/ x' = x + 1 /\\ y' = y
              \\/ y' = y + 1 /\\ x' = x
      """;

  static final String INIT_NEXT = "INIT Init\nNEXT Next\n";

  private Written() {}

  /** The module with that text between its first and last line. */
  static Path module(Path folder, String body, String config) {
    try {
      Path module = folder.resolve("Given.tla");
      Files.writeString(module, "---- MODULE Given ----\n" + body.stripTrailing() + "\n====\n");
      Files.writeString(folder.resolve("Given.cfg"), config);
      return module;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Spec spec(Path folder, String body, String config) {
    return Spec.load(module(folder, body, config), SpecOptions.defaults());
  }

  static Spec counters(Path folder, int n) {
    return spec(folder, COUNTERS, INIT_NEXT + "CONSTANT N = " + n + "\n");
  }

  static Exploration explore(Spec spec, ExploreOptions options) {
    return Explorer.explore(spec, options, Progress.NONE);
  }
}
