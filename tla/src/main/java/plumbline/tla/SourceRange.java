package plumbline.tla;

/**
 * A region of a source file; lines and columns count from 1, the end is inclusive.
 *
 * @param file the path as a user would type it, or the module's name for a built-in module
 */
public record SourceRange(String file, int line, int column, int endLine, int endColumn) {
  /** Where no source exists, e.g. for a value given on the command line. */
  public static final SourceRange NONE = new SourceRange("", 0, 0, 0, 0);

  /** The form that editors make clickable: {@code file:line:column}. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
