package plumbline.bench.rival;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A monitor of two-phase commit, written by hand: whether a log of actions, their arguments and,
 * where a line has them, variables is a run of {@link Rounds}. It holds one state and reads the log
 * token by token, so that it is as fast as such a program easily gets. It cannot tell what a line
 * leaves out: an action of a participant needs its argument.
 */
public final class RoundsMonitor {
  private RoundsMonitor() {}

  /**
   * Checks the log whose file is given. Exit codes: 0 conforms, 1 deviates, 2 the log cannot be
   * read.
   */
  public static void main(String[] args) {
    try {
      Optional<String> deviation = deviation(Path.of(args[0]));
      System.out.println(deviation.map(d -> "deviates at " + d).orElse("conforms"));
      System.exit(deviation.isPresent() ? 1 : 0);
    } catch (IllegalArgumentException | JacksonException e) {
      System.err.println(args[0] + ": " + e.getMessage());
      System.exit(2);
    }
  }

  /**
   * The first line that deviates, and why.
   *
   * @throws IllegalArgumentException for a line that is no event of two-phase commit
   * @throws JacksonException for what is no JSON
   */
  static Optional<String> deviation(Path log) {
    Rounds rounds = new Rounds();
    RoundsEvent event = new RoundsEvent();
    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), log)) {
      while (in.nextToken() != null) {
        int line = in.currentTokenLocation().getLineNr();
        Optional<String> deviation = deviation(in, event, rounds, line);
        if (deviation.isPresent()) {
          return deviation;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> deviation(
      JsonParser in, RoundsEvent event, Rounds rounds, int line) {
    try {
      event.read(in);
      return event.deviation(rounds).map(why -> "line " + line + ": " + why);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + line + ": " + e.getMessage(), e);
    }
  }
}
