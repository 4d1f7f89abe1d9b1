package plumbline.conform.binding;

import plumbline.tla.SourceRange;
import tools.jackson.databind.JsonNode;

/** A line lacks what the binding reads of it; thrown and caught while one line is mapped. */
final class Lacking extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Lacking(String message) {
    super(message, null, false, false);
  }

  /** The value; a missing node only where the line may lack it. */
  static JsonNode required(Term.Json term, JsonNode line, SourceRange at) {
    JsonNode value = term.in(line);
    if (value.isMissingNode() && !term.mayBeMissing()) {
      throw new Lacking(term.lacking(line) + ", which " + at + " reads");
    }
    return value;
  }
}
