package plumbline.examples.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How an example is run.
 *
 * @param out the folder for the traces
 * @param seed of everything that is left to chance
 * @param bug whether the program has its bug
 */
public record Options(Path out, long seed, boolean bug) {

  /** In the two-phase commit it makes one refuse late, so that its bug shows at its worst. */
  private static final long SEED = 124;

  /**
   * Reads {@code [--bug] [--out DIR] [--seed N]}.
   *
   * @param defaultOut the folder unless one is given
   * @throws IllegalArgumentException with what was expected
   */
  public static Options parse(List<String> args, Path defaultOut) {
    Options options = new Options(defaultOut, SEED, false);
    for (int i = 0; i < args.size(); i++) {
      options =
          switch (args.get(i)) {
            case "--bug" -> new Options(options.out, options.seed, true);
            case "--out" -> new Options(Path.of(value(args, ++i)), options.seed, options.bug);
            case "--seed" -> new Options(options.out, seed(value(args, ++i)), options.bug);
            default ->
                throw new IllegalArgumentException(
                    args.get(i) + " is not an option: [--bug] [--out DIR] [--seed N]");
          };
    }
    return options;
  }

  List<String> arguments() {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("--out", out.toString(), "--seed", Long.toString(seed)));
    if (bug) {
      args.add("--bug");
    }
    return args;
  }

  private static String value(List<String> args, int index) {
    if (index == args.size()) {
      throw new IllegalArgumentException(args.get(index - 1) + " needs a value.");
    }
    return args.get(index);
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--seed needs a number, not " + text + ".", e);
    }
  }
}
