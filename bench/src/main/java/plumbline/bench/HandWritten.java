package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Java programs that were written by hand for what plumbline does for any spec. */
final class HandWritten {
  private HandWritten() {}

  /**
   * Runs one, with the garbage collector that starts fastest.
   *
   * @param program has the main method, which takes one argument
   * @param folder the working folder
   */
  static Forked run(Class<?> program, String argument, Path folder, Duration limit) {
    List<String> command =
        List.of(
            Tlc.java().toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            argument);
    return Forked.run(command, Map.of(), folder, limit);
  }
}
