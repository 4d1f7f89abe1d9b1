package plumbline.conform.report;

/** Emphasis, as far as what shows the text has any. */
@FunctionalInterface
public interface Ink {
  /** What a part of a text is to its reader. */
  enum Tone {
    /** A heading. */
    STRONG,
    /** All is well. */
    GOOD,
    /** Something is wrong. */
    BAD,
    /** Beside the point. */
    FAINT
  }

  /** No emphasis. */
  Ink PLAIN = (tone, text) -> text;

  /** The text with the marks that show it in that tone. */
  String of(Tone tone, String text);
}
