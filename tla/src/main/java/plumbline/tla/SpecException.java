package plumbline.tla;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A spec, its configuration or one of its expressions is wrong; the message is written for its
 * author.
 */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was wrong, as TLC's exit codes tell it apart. */
  public enum Kind {
    PARSE(150),
    CONFIG(151),
    EVALUATION(75),
    ASSUMPTION(10),
    ASSERTION(14),
    SYSTEM(153);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The exit code of a command that ends with this error. */
    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * One line of a TLA+ stack trace, innermost first.
   *
   * @param what an operator with the values of its arguments, or a construct's name
   */
  public record Frame(String what, SourceRange at) {}

  private final Kind kind;
  private final SourceRange at;
  private final transient List<Frame> trace = new ArrayList<>();

  public SpecException(Kind kind, String message, SourceRange at) {
    this(kind, message, at, null);
  }

  public SpecException(Kind kind, String message, SourceRange at, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.at = at;
  }

  public Kind kind() {
    return kind;
  }

  /** Where the error is, or {@link SourceRange#NONE}. */
  public SourceRange at() {
    return at;
  }

  /** The operators under evaluation, innermost first; empty for errors outside evaluation. */
  public List<Frame> trace() {
    return Collections.unmodifiableList(trace);
  }

  /** Adds the next outer frame while the error travels outwards. */
  public void push(Frame frame) {
    trace.add(frame);
  }
}
