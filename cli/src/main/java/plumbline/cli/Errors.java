package plumbline.cli;

import java.io.PrintWriter;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;

/** Shows errors to a user: what, where, and through which operators. */
final class Errors {
  private static final int FRAMES = 12;

  private Errors() {}

  static void print(SpecException e, PrintWriter err) {
    err.println((e.at().equals(SourceRange.NONE) ? "" : e.at() + ": ") + e.getMessage());
    e.trace().stream()
        .limit(FRAMES)
        .forEach(f -> err.println("    in " + f.what() + " at " + f.at()));
    if (e.trace().size() > FRAMES) {
      err.println("    and " + (e.trace().size() - FRAMES) + " more");
    }
    err.flush();
  }
}
