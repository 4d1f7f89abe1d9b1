package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken specs each give one clear error and the right exit code: {@code broken/Name.txt} holds the
 * exit code and what stderr says of {@code broken/Name.tla}.
 */
class BrokenInputTest {
  private static final Path BROKEN = Path.of("src/test/resources/broken");

  @TempDir Path folder;

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(BROKEN)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".txt"))
          .map(f -> f.replace(".txt", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void each_broken_spec_gives_one_clear_error(String name) throws IOException {
    CommandLineRun run =
        CommandLineRun.of("explore", BROKEN.resolve(name + ".tla").toString().replace('\\', '/'));
    assertThat("exit " + run.exit() + "\n" + run.err())
        .isEqualTo(Files.readString(BROKEN.resolve(name + ".txt")));
  }

  @Test
  void a_folder_and_a_file_that_does_not_exist_are_told_apart() {
    CommandLineRun missing = CommandLineRun.of("explore", BROKEN.resolve("None.tla").toString());
    assertThat(missing.exit()).isEqualTo(153);
    assertThat(missing.err()).contains("there is no file");
    CommandLineRun directory = CommandLineRun.of("explore", BROKEN.toString());
    assertThat(directory.exit()).isEqualTo(153);
    assertThat(directory.err()).contains("is a folder");
  }

  @Test
  void a_binary_file_is_no_module() throws Exception {
    byte[] bytes = new byte[1 << 20];
    new Random(7).nextBytes(bytes);
    Path file = folder.resolve("Binary.tla");
    Files.write(file, bytes);
    assertError(file, 150, "no module begins in this file");
    Files.write(file, Stream.of("---- MODULE Binary ----\n").toList());
    Files.write(file, bytes, java.nio.file.StandardOpenOption.APPEND);
    assertError(file, 150, "Binary.tla:");
  }

  @Test
  void a_million_lines_are_refused_where_memory_is_short() throws Exception {
    Path file = folder.resolve("Long.tla");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("---- MODULE Long ----\n");
      for (int i = 0; i < 1_000_000; i++) {
        out.write("A" + i + " == " + i + " = 0\n");
      }
      out.write("====\n");
    }
    assertError(file, 153, "Long.tla is too large for the memory of");
  }

  @Test
  void an_expression_nested_without_measure_is_refused() throws Exception {
    Path file = folder.resolve("Deep.tla");
    int depth = 400_000;
    Files.writeString(
        file,
        "---- MODULE Deep ----\nA == " + "(".repeat(depth) + "1" + ")".repeat(depth) + "\n====\n");
    assertError(file, 150, "an expression is nested too deep to be read");
  }

  /** In a process of its own with 256 MB. */
  private void assertError(Path module, int exit, String message) throws Exception {
    Path printed = folder.resolve("printed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss16m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "explore",
                module.toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(exit);
    String text = Files.readString(printed, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("error: ").contains(message).doesNotContain("\tat ");
    assertThat(text.length()).isLessThan(1000);
  }
}
