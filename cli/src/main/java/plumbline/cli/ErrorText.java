package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import plumbline.tla.Excerpt;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;

/** An error as its reader needs it: what, where, the source line, through which operators. */
final class ErrorText {
  private static final int FRAMES = 12;

  /** What ends a message that shows its line by itself. */
  private static final Pattern MARKED = Pattern.compile("(?m)^ +\\^+$");

  private ErrorText() {}

  /** The lines that show an error. */
  static List<String> lines(SpecException e, Style style) {
    List<String> lines = new ArrayList<>();
    SourceRange at = e.at();
    String message = e.getMessage();
    String place = at.equals(SourceRange.NONE) ? "" : at + ": ";
    String excerpt =
        at.file().isEmpty() || MARKED.matcher(message).find()
            ? ""
            : Excerpt.of(Path.of(at.file()), at);
    (style.bad("error: ") + place + message + excerpt).lines().forEach(lines::add);
    e.trace().stream()
        .limit(FRAMES)
        .forEach(f -> lines.add("  in " + f.what() + style.faint(" at " + f.at())));
    if (e.trace().size() > FRAMES) {
      lines.add("  and " + (e.trace().size() - FRAMES) + " more");
    }
    advice(e.kind()).ifPresent(a -> lines.add(style.faint(a)));
    return lines;
  }

  private static Optional<String> advice(SpecException.Kind kind) {
    return switch (kind) {
      case PARSE -> Optional.of("Mend the module at that place.");
      case CONFIG ->
          Optional.of(
              "Mend the configuration; --init, --next, --invariant and --constant say the same.");
      case EVALUATION, ASSUMPTION, ASSERTION, SYSTEM -> Optional.empty();
    };
  }
}
