package plumbline.tla.front;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import plumbline.tla.Excerpt;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;

/**
 * Translates PlusCal algorithms in memory, where the module lacks a translation or has a stale one.
 *
 * <p>A translation is stale when its checksums say that it is as the translator left it, but the
 * algorithm has changed since. One without checksums, or edited by hand, is its author's business,
 * and is used as it stands.
 */
final class PlusCal {
  private static final Pattern ALGORITHM =
      Pattern.compile("--(?:algorithm|fair\\s+algorithm)\\s+\\w+");
  private static final Pattern BEGIN = Pattern.compile("\\\\\\*+\\s*BEGIN\\s+TRANSLATION.*");
  private static final Pattern END = Pattern.compile("\\\\\\*+\\s*END\\s+TRANSLATION.*");
  private static final Pattern CHECKSUMS =
      Pattern.compile(
          "(?i)ch(?:ec)?ksum\\(p(?:lus)?cal\\)\\s*=\\s*\"(?<pcal>\\p{XDigit}*)\".*"
              + "ch(?:ec)?ksum\\(tla\\+?\\)\\s*=\\s*\"(?<tla>\\p{XDigit}*)\"");
  private static final Pattern PLACE =
      Pattern.compile("\\s*(?:at )?line (\\d+), column (\\d+)\\.?");

  private PlusCal() {}

  /**
   * The module's text with a new translation, or nothing where it needs none.
   *
   * @param file the module's file as the user calls it
   * @throws SpecException with {@code Kind.PARSE} when the algorithm is wrong
   */
  static Optional<String> translate(String text, String file) {
    if (!ALGORITHM.matcher(text).find()) {
      return Optional.empty();
    }
    List<String> lines = text.lines().toList();
    int begin = line(lines, BEGIN, 0);
    int end = begin < 0 ? -1 : line(lines, END, begin);
    if (end < 0 || lines.subList(begin + 1, end).stream().allMatch(String::isBlank)) {
      return Optional.of(String.join("\n", translated(lines, file)));
    }
    Matcher recorded = CHECKSUMS.matcher(lines.get(begin));
    if (!recorded.find()
        || !recorded.group("tla").equalsIgnoreCase(checksum(lines.subList(begin + 1, end)))) {
      return Optional.empty();
    }
    List<String> translated = translated(lines, file);
    Matcher renewed = CHECKSUMS.matcher(translated.get(line(translated, BEGIN, 0)));
    // The translator gives all fair algorithms one checksum, but not their translations.
    String telling = text.contains("--algorithm") ? "pcal" : "tla";
    return renewed.find() && renewed.group(telling).equalsIgnoreCase(recorded.group(telling))
        ? Optional.empty()
        : Optional.of(String.join("\n", translated));
  }

  private static int line(List<String> lines, Pattern pattern, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (pattern.matcher(lines.get(i)).find()) {
        return i;
      }
    }
    return -1;
  }

  private static String checksum(List<String> translation) {
    CRC32 crc = new CRC32();
    crc.update(String.join("", translation).getBytes(StandardCharsets.ISO_8859_1));
    return Long.toHexString(crc.getValue());
  }

  private static List<String> translated(List<String> lines, String file) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      Isolated translator = new Isolated();
      Class<?> tool = translator.loadClass("util.ToolIO");
      tool.getField("out").set(null, new PrintStream(printed, true, StandardCharsets.UTF_8));
      translator.loadClass("pcal.PcalParams").getMethod("resetParams").invoke(null);
      Method translate =
          translator.loadClass("pcal.trans").getDeclaredMethod("performTranslation", List.class);
      translate.setAccessible(true);
      if (translate.invoke(null, new ArrayList<>(lines)) instanceof List<?> translated) {
        return translated.stream().map(String.class::cast).toList();
      }
    } catch (InvocationTargetException e) {
      throw error("the translator failed: " + e.getCause(), lines, file);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("another version of the PlusCal translator", e);
    }
    throw error(printed.toString(StandardCharsets.UTF_8), lines, file);
  }

  private static SpecException error(String said, List<String> lines, String file) {
    Matcher place = PLACE.matcher(said);
    boolean placed = place.find();
    int line = placed ? Integer.parseInt(place.group(1)) : 1 + line(lines, ALGORITHM, 0);
    int column = placed ? Integer.parseInt(place.group(2)) : 1;
    SourceRange at = new SourceRange(file, line, column, line, column);
    String message =
        PLACE
            .matcher(said)
            .replaceAll("")
            .replaceFirst("(?s).*Unrecoverable error:\\s*--\\s*", "")
            .replaceAll("\\s+", " ")
            .replaceAll("[.\\s]+$", "");
    return new SpecException(
        SpecException.Kind.PARSE,
        "the PlusCal algorithm cannot be translated: "
            + message
            + (line <= lines.size() ? Excerpt.of(lines.get(line - 1), at) : ""),
        at);
  }

  /** Classes of the translator of their own: its static fields outlive a translation. */
  private static final class Isolated extends ClassLoader {
    Isolated() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String resource = "/" + name.replace('.', '/') + ".class";
      try (InputStream in = PlusCal.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
