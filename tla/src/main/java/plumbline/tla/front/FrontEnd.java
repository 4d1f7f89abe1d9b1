package plumbline.tla.front;

import java.nio.file.Path;
import java.util.List;

/** Reads TLA+ modules. */
public final class FrontEnd {
  private FrontEnd() {}

  /**
   * Parses a module and all that it extends or instantiates.
   *
   * @param module the .tla file
   * @param searchPath folders for modules after the module's own folder; the built-in modules come last
   * @throws plumbline.tla.SpecException with {@code Kind.PARSE} and the source line, or {@code
   *     Kind.SYSTEM} when the file cannot be read
   */
  public static ParsedModule parse(Path module, List<Path> searchPath) {
    throw new IllegalStateException("parsing " + module + " with " + searchPath);
  }
}
