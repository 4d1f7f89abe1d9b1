package plumbline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;

/** An error as its reader needs it: what, where, the source line, through which operators. */
final class ErrorText {
  private static final int FRAMES = 12;
  private static final int LINE = 160;

  private ErrorText() {}

  /** The lines that show an error. */
  static List<String> lines(SpecException e, Style style) {
    List<String> lines = new ArrayList<>();
    String place = e.at().equals(SourceRange.NONE) ? "" : e.at() + ": ";
    lines.add(style.bad("error: ") + place + e.getMessage());
    sourceLine(e.at())
        .filter(source -> !e.getMessage().contains(source.strip()))
        .ifPresent(source -> lines.addAll(marked(e.at(), source, style)));
    e.trace().stream()
        .limit(FRAMES)
        .forEach(f -> lines.add("    in " + f.what() + style.faint(" at " + f.at())));
    if (e.trace().size() > FRAMES) {
      lines.add("    and " + (e.trace().size() - FRAMES) + " more");
    }
    advice(e.kind()).ifPresent(a -> lines.add(style.faint(a)));
    return lines;
  }

  /** The source line with a caret below each character that the error is about. */
  private static List<String> marked(SourceRange at, String source, Style style) {
    String margin = "  %d | ".formatted(at.line());
    String shown = source.length() > LINE ? source.substring(0, LINE) + " ..." : source;
    int end = at.endLine() == at.line() ? at.endColumn() : source.length();
    int from = Math.min(Math.max(at.column(), 1), shown.length() + 1);
    int carets = Math.max(1, Math.min(end, shown.length()) - from + 1);
    StringBuilder below = new StringBuilder(" ".repeat(margin.length() - 2)).append("| ");
    for (int i = 0; i < from - 1; i++) {
      below.append(shown.charAt(i) == '\t' ? '\t' : ' ');
    }
    return List.of(margin + shown, below + style.bad("^".repeat(carets)));
  }

  private static Optional<String> sourceLine(SourceRange at) {
    if (at.line() < 1 || at.file().isEmpty() || !Files.isRegularFile(Path.of(at.file()))) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(Path.of(at.file()), StandardCharsets.UTF_8)) {
      return lines.skip(at.line() - 1L).findFirst().filter(l -> !l.isBlank());
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> advice(SpecException.Kind kind) {
    return switch (kind) {
      case PARSE -> Optional.of("Mend the module at that place; its configuration was not read.");
      case CONFIG ->
          Optional.of("Mend the configuration, or see --init, --next, --constant and --config.");
      case SYSTEM -> Optional.of("Check that the file exists and may be read.");
      case EVALUATION, ASSUMPTION, ASSERTION -> Optional.empty();
    };
  }
}
