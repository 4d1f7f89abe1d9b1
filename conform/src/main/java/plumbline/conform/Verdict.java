package plumbline.conform;

import plumbline.conform.explain.Deviation;

/** The answer to: is there a behaviour of the spec that explains everything seen? */
public sealed interface Verdict {
  /** There is one. */
  record Conforms() implements Verdict {}

  /** There is none, or every one violates what the configuration demands. */
  record Deviates(Deviation deviation) implements Verdict {}

  /**
   * It cannot be told.
   *
   * @param reason what was missing, and what would help
   */
  record Unknown(String reason) implements Verdict {}

  /** {@code conforms}, {@code deviates} or {@code unknown}. */
  default String word() {
    return switch (this) {
      case Conforms _ -> "conforms";
      case Deviates _ -> "deviates";
      case Unknown _ -> "unknown";
    };
  }
}
