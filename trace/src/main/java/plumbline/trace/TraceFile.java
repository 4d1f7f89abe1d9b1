package plumbline.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file to read events from.
 *
 * @param name as the user named it; {@code -} is standard input
 */
public record TraceFile(String name) {
  /** What a folder's logs are called. */
  private static final List<String> ENDINGS = List.of(".ndjson", ".jsonl", ".json", ".edn", ".log");

  private static final List<String> COMPRESSED = List.of("", ".gz", ".zst");

  /** That file. */
  public static TraceFile of(Path path) {
    return new TraceFile(path.toString());
  }

  /**
   * The files that words of a command line mean: paths, patterns of paths ({@code logs/*.ndjson}),
   * folders (the logs in them), and {@code -}. Those of one pattern or folder are sorted; none
   * comes twice.
   *
   * @throws TraceException when a word matches nothing
   */
  public static List<TraceFile> expand(List<String> words) {
    Set<TraceFile> files = new LinkedHashSet<>();
    for (String word : words) {
      if (word.equals("-")) {
        files.add(new TraceFile("-"));
      } else {
        expanded(word).stream().sorted().map(TraceFile::of).forEach(files::add);
      }
    }
    return List.copyOf(files);
  }

  private static List<Path> expanded(String word) {
    try {
      Path path = Path.of(word);
      if (Files.isDirectory(path)) {
        return folder(path, word);
      }
      if (Files.exists(path)) {
        return List.of(path);
      }
      List<Path> found = isPattern(word) ? matches(word) : List.of();
      if (found.isEmpty()) {
        throw new TraceException(
            isPattern(word)
                ? "no file matches this pattern; ** stands for folders within folders"
                : "no such file; a trace is a file, a folder, a pattern such as 'logs/*.ndjson',"
                    + " or - for standard input",
            new Place(word, 0));
      }
      return found;
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      throw new TraceException("cannot be read: " + e.getMessage(), new Place(word, 0), 0, "", e);
    }
  }

  private static boolean isPattern(String word) {
    return word.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  private static List<Path> folder(Path folder, String word) throws IOException {
    List<Path> logs = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      children.filter(p -> isLog(p.getFileName().toString())).forEach(logs::add);
    }
    if (logs.isEmpty()) {
      throw new TraceException(
          "this folder has no log: no file ends in %s, with or without .gz or .zst"
              .formatted(String.join(", ", ENDINGS)),
          new Place(word, 0));
    }
    return logs;
  }

  private static boolean isLog(String name) {
    return ENDINGS.stream()
        .anyMatch(ending -> COMPRESSED.stream().anyMatch(c -> name.endsWith(ending + c)));
  }

  /** The walk starts where the pattern's first special character is: not at the root of all. */
  private static List<Path> matches(String pattern) throws IOException {
    int special = 0;
    while ("*?[{".indexOf(pattern.charAt(special)) < 0) {
      special++;
    }
    int slash = pattern.lastIndexOf('/', special);
    Path start = Path.of(slash < 0 ? "" : slash == 0 ? "/" : pattern.substring(0, slash));
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    String rest = pattern.substring(slash + 1);
    int depth =
        rest.contains("**")
            ? Integer.MAX_VALUE
            : (int) rest.chars().filter(c -> c == '/').count() + 1;
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    try (Stream<Path> files = Files.walk(start, depth)) {
      return files
          .filter(p -> Files.isRegularFile(p) && matcher.matches(start.relativize(p)))
          .toList();
    }
  }

  /** Whether it is standard input. */
  public boolean isStandardInput() {
    return name.equals("-");
  }

  /** How long it is, compressed or not; 0 when that is not known. */
  public long bytes() {
    try {
      return isStandardInput() ? 0 : Files.size(Path.of(name));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Its bytes as they are, compressed or not. */
  public InputStream open() throws IOException {
    return isStandardInput() ? System.in : Files.newInputStream(Path.of(name));
  }
}
