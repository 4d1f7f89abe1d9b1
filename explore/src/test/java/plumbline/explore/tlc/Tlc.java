package plumbline.explore.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TLC as the oracle, in this process: its state is static, so every run has its classes from a
 * loader of its own, and runs may go on side by side. What crosses the border are lists of strings.
 */
public final class Tlc {
  /**
   * What a run of TLC reported.
   *
   * @param exitCode as its command would end; 75 for an error of evaluation for which it has no
   *     code (255)
   * @param counted whether it told how many states there are, which it does not when an initial
   *     state is wrong
   * @param depth of the search as it reports it
   * @param trace how many states the behaviour that it shows has, 0 when it shows none
   * @param output all that it printed
   */
  public record Run(
      int exitCode,
      boolean counted,
      long generated,
      long distinct,
      int depth,
      int trace,
      String output) {}

  /**
   * What became of an expression.
   *
   * @param fails whether its evaluation is an error
   * @param text its value, or the error's message
   */
  public record Answer(boolean fails, String text) {}

  private static final Pattern STATS =
      Pattern.compile("STARTMSG 2199:.*?\n(\\d+) states generated, (\\d+) distinct states found");
  private static final Pattern DEPTH =
      Pattern.compile("STARTMSG 2194:.*?\nThe depth of the complete state graph search is (\\d+)");
  private static final Pattern STATE = Pattern.compile("STARTMSG 2217:4 ");

  private Tlc() {}

  /** Checks a model breadth first with one worker. */
  public static Run check(Path module, Path config) {
    List<String> answer = inside(Checks.class, List.of(module.toString(), config.toString()));
    int exitCode = Integer.parseInt(answer.get(0));
    String output = answer.get(1);
    Matcher stats = STATS.matcher(output);
    boolean counted = stats.find();
    Matcher depth = DEPTH.matcher(output);
    return new Run(
        exitCode == 255 ? 75 : exitCode,
        counted,
        counted ? Long.parseLong(stats.group(1)) : 0,
        counted ? Long.parseLong(stats.group(2)) : 0,
        depth.find() ? Integer.parseInt(depth.group(1)) : 0,
        (int) STATE.matcher(output).results().count(),
        output.replaceAll("(?m)^@!@!@.*\n", ""));
  }

  /** The values of each {@code e} of a module with {@code ASSUME PrintT(ToString(e))}. */
  public static List<Answer> assumptions(Path module, Path config) {
    List<String> answer = inside(Assumes.class, List.of(module.toString(), config.toString()));
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < answer.size(); i += 2) {
      answers.add(new Answer(answer.get(i).equals("fails"), answer.get(i + 1)));
    }
    return answers;
  }

  private static List<String> inside(
      Class<? extends Function<List<String>, List<String>>> what, List<String> question) {
    URL[] classes = {placeOf(what), placeOf(tlc2.TLC.class)};
    try (URLClassLoader own = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
      Object made = own.loadClass(what.getName()).getDeclaredConstructor().newInstance();
      @SuppressWarnings("unchecked")
      Function<List<String>, List<String>> function = (Function<List<String>, List<String>>) made;
      return function.apply(question);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
