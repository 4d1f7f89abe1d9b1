package plumbline.bench;

import java.util.Arrays;

/** How the run of a model ends, in the words of the manifests. */
enum Result {
  SUCCESS("success", 0),
  ASSUMPTION("assumption failure", 10),
  DEADLOCK("deadlock failure", 11),
  SAFETY("safety failure", 12),
  LIVENESS("liveness failure", 13),
  /** Any other exit code: the checker could not tell. */
  ERROR("error", -1),
  /** Stopped because its time was up. */
  TIME_LIMIT("time limit", -1),
  /** A manifest that does not say. */
  UNKNOWN("unknown", -1);

  private final String text;
  private final int exitCode;

  Result(String text, int exitCode) {
    this.text = text;
    this.exitCode = exitCode;
  }

  /** The result that plumbline and TLC alike report with this exit code. */
  static Result ofExitCode(int code) {
    return Arrays.stream(values()).filter(r -> r.exitCode == code).findFirst().orElse(ERROR);
  }

  /**
   * The result that a manifest names.
   *
   * @throws BenchException for a name that is none
   */
  static Result named(String text) {
    return Arrays.stream(values())
        .filter(r -> r.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new BenchException("no result is called '" + text + "'"));
  }

  /** Whether a model was decided. */
  boolean conclusive() {
    return exitCode >= 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
