package plumbline.trace.format;

import plumbline.trace.Events;
import plumbline.trace.ReadOptions;
import plumbline.trace.TraceFile;
import plumbline.trace.input.JsonLines;
import plumbline.trace.input.Unpacked;

/** Which format a file is in. */
public final class Formats {
  private Formats() {}

  /** Opens a file, see {@link Events#open}. */
  public static Events open(TraceFile file, ReadOptions options) {
    Unpacked input = Unpacked.open(file);
    return new ReadEvents(
        "native",
        new JsonLines(input, options.longestLine(), options.ignore()),
        new LineReader(options.fields(), options.fields().isNative()));
  }
}
