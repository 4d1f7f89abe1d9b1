package plumbline.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the start-up cache is made from: a first run of the commands on the examples, which loads
 * their classes and tells the JVM which of their methods are worth compiling. Not for users.
 */
final class Training {
  /** Enough for the JVM to know the methods that each event passes through. */
  private static final int TRACES = 150;

  private Training() {}

  /**
   * Runs the commands, silently.
   *
   * @param args the folder of the examples
   */
  public static void main(String[] args) {
    Path examples = Path.of(args[0]);
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, false, false, false);
    String locks = examples.resolve("lock-server/LockServer.tla").toString();
    String traces = examples.resolve("lock-server/traces").toString();
    Main.run(console, "explore", examples.resolve("TwoPhase.tla").toString());
    Main.run(console, "explore", locks, "--engine", "compiler");
    Main.run(console, "check", locks, "--trace", traces + "/deviating.ndjson");
    List<String> check = new ArrayList<>(List.of("check", locks, "--trace"));
    check.addAll(Collections.nCopies(TRACES, traces + "/conforming.ndjson"));
    Main.run(console, check.toArray(String[]::new));
  }
}
