package plumbline.trace.input;

import plumbline.trace.TraceException;

/** The text of one value of a log, in a buffer that may be used again for the next one. */
interface Text {
  byte[] bytes();

  int from();

  int to();

  /** Whether it is known to be whole, so that a value that has no end was written so. */
  boolean isTerminated();

  String text();

  /**
   * That something is wrong with it.
   *
   * @param column in characters, from 1; 0 when all of it is meant
   * @param cause null when there is none
   */
  TraceException wrong(int column, String message, Throwable cause);
}
