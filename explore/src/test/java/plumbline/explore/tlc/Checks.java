package plumbline.explore.tlc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tlc2.TLC;
import tlc2.output.EC;
import tlc2.tool.fp.FPSetFactory;
import tlc2.tool.fp.MemFPSet;
import util.ToolIO;

/** Lives beside TLC in a loader of its own: checks a model, answers exit code and output. */
public final class Checks implements Function<List<String>, List<String>> {
  @Override
  public List<String> apply(List<String> moduleAndConfig) {
    Path module = Path.of(moduleAndConfig.get(0)).toAbsolutePath();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    // The sets of fingerprints on disk register themselves in the JVM's one management server.
    System.setProperty(FPSetFactory.IMPL_PROPERTY, MemFPSet.class.getName());
    ToolIO.out = out;
    ToolIO.err = out;
    try {
      Path states = Files.createTempDirectory("tlc");
      try {
        TLC tlc = new TLC();
        String[] arguments = {
          "-tool",
          "-nowarning",
          "-workers",
          "1",
          "-metadir",
          states.toString(),
          "-config",
          Path.of(moduleAndConfig.get(1)).toAbsolutePath().toString(),
          module.toString()
        };
        if (!tlc.handleParameters(arguments)) {
          throw new IllegalStateException("TLC does not take its arguments: " + output);
        }
        tlc.setResolver(new Modules(module.getParent(), states));
        int exitCode = EC.ExitStatus.errorConstantToExitStatus(tlc.process());
        return List.of(Integer.toString(exitCode), output.toString(StandardCharsets.UTF_8));
      } finally {
        delete(states);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
