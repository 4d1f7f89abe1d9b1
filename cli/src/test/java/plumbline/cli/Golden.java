package plumbline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command line with what it prints: the text of a file that begins with {@code $ plumbline},
 * where {@code ./} stands for the file's folder.
 */
record Golden(Path file, String text) {
  private static final String PROMPT = "$ plumbline ";

  /** Those of a folder. */
  static List<Golden> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".txt"))
          .sorted()
          .map(Golden::read)
          .toList();
    }
  }

  private static Golden read(Path file) {
    try {
      return new Golden(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it. */
  CommandLineRun run(String... more) {
    Stream<String> words =
        Arrays.stream(command().split(" "))
            .map(w -> w.startsWith("./") ? folder() + w.substring(2) : w);
    return CommandLineRun.of(Stream.concat(words, Arrays.stream(more)).toArray(String[]::new));
  }

  /** What the file would say of that run. */
  String textOf(CommandLineRun run) {
    return PROMPT
        + command()
        + "\n"
        + relative(run.err() + run.out())
        + "exit "
        + run.exit()
        + "\n";
  }

  /** A text that names files, as this one does. */
  String relative(String printed) {
    return printed.replace(folder(), "./");
  }

  private String command() {
    return text.lines().findFirst().orElseThrow().substring(PROMPT.length());
  }

  private String folder() {
    return file.getParent() + "/";
  }

  @Override
  public String toString() {
    return file.getFileName().toString().replace(".txt", "");
  }
}
