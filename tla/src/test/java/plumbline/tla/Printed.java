package plumbline.tla;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads small modules and tells what their assumptions print. */
record Printed(Path folder) {
  /** What {@code ASSUME PrintT(expression)} prints after the given module text. */
  String of(String text, String config, String expression) {
    return assumptions(text + "\nASSUME PrintT(" + expression + ")", config);
  }

  /** What the assumptions of the module print; all must hold. */
  String assumptions(String text, String config) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Spec spec = spec(text, config, new PrintStream(printed, true, StandardCharsets.UTF_8));
    Stepper stepper = spec.stepper();
    for (Formula f : spec.assumptions()) {
      if (!stepper.assumption(f.index())) {
        throw new AssertionError("false: " + f);
      }
    }
    return printed.toString(StandardCharsets.UTF_8).strip();
  }

  Spec spec(String text, String config, PrintStream out) {
    try {
      Files.createDirectories(folder);
      Path module = folder.resolve("M.tla");
      Path cfg = folder.resolve("M.cfg");
      Files.writeString(module, "---- MODULE M ----\n" + text + "\n====\n");
      Files.writeString(cfg, config);
      return Spec.load(
          module,
          new SpecOptions(
              Optional.of(cfg),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(),
              0,
              out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
