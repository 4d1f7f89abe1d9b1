package plumbline.trace;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import plumbline.trace.format.Formats;
import plumbline.trace.format.Reader;
import plumbline.trace.input.MessageRecord;

/**
 * Makes events of messages that come one at a time, as from a queue: each is one line of a log. For
 * one thread.
 */
public final class Messages {
  private final ReadOptions options;
  private final MessageRecord record;

  /** Null until the format is known. */
  private Reader reader;

  /**
   * @param options how lines are read; where they name no format, it is recognised from the first
   *     message
   */
  public Messages(ReadOptions options) {
    this.options = options;
    this.record = new MessageRecord(options.longestLine(), options.pattern());
  }

  /**
   * Gives the events of a message: none, one or more.
   *
   * @param at where it stands, for errors
   * @return whether it was read; not so what the options ignore
   * @throws TraceException when it is not what the format says
   */
  public boolean read(byte[] message, Place at, Consumer<Event> events) {
    if (!options.ignore().isEmpty() && isIgnored(message)) {
      return false;
    }
    record.take(message, at);
    if (reader == null) {
      reader = Formats.ofMessages(record.value(), options);
    }
    reader.read(record, events);
    return true;
  }

  private boolean isIgnored(byte[] message) {
    String text = new String(message, StandardCharsets.UTF_8);
    for (Pattern p : options.ignore()) {
      if (p.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }
}
