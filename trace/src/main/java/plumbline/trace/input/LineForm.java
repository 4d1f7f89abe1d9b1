package plumbline.trace.input;

import plumbline.trace.TraceException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What a line of a log is. */
interface LineForm {
  /**
   * The value of the current line.
   *
   * @throws TraceException when it has none
   */
  JsonNode value(Text line);

  /** Where a part of that value is, in characters from 1; 1 when it is not there. */
  int column(Text line, JsonPointer where);
}
