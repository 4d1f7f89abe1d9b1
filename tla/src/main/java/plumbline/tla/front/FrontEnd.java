package plumbline.tla.front;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.ModuleNode;

/** Reads TLA+ modules. One parse runs at a time, see {@link SanyStatics}. */
public final class FrontEnd {
  private static final Pattern LOCATION =
      Pattern.compile(
          "line (\\d+), col(?:umn)? (\\d+)(?: to line (\\d+), col(?:umn)? (\\d+))?(?: of module"
              + " (\\w+))?");

  private FrontEnd() {}

  /**
   * Parses a module and all that it extends or instantiates.
   *
   * @param module the .tla file
   * @param searchPath folders for modules after the module's own folder; the built-in modules come
   *     last
   * @throws plumbline.tla.SpecException with {@code Kind.PARSE} and the source line, or {@code
   *     Kind.SYSTEM} when the file cannot be read
   */
  public static ParsedModule parse(Path module, List<Path> searchPath) {
    requireText(module);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
    try (SanyStatics statics = SanyStatics.take(out);
        ModuleFiles files = new ModuleFiles(module, searchPath)) {
      return parse(module, files, text, out, statics);
    }
  }

  private static void requireText(Path module) {
    try {
      if (!Files.isRegularFile(module)) {
        throw new SpecException(
            SpecException.Kind.SYSTEM, "there is no file " + module, SourceRange.NONE);
      }
      try (Stream<String> lines = Files.lines(module, StandardCharsets.ISO_8859_1)) {
        if (lines.limit(100_000).noneMatch(l -> l.contains("MODULE"))) {
          throw new SpecException(
              SpecException.Kind.PARSE,
              "no module begins in this file: expected a line ---- MODULE name ----",
              new SourceRange(module.toString(), 1, 1, 1, 1));
        }
      }
    } catch (IOException e) {
      throw new SpecException(
          SpecException.Kind.SYSTEM, "cannot read " + module + ": " + e, SourceRange.NONE, e);
    }
  }

  private static ParsedModule parse(
      Path shown,
      ModuleFiles files,
      ByteArrayOutputStream text,
      PrintStream out,
      SanyStatics statics) {
    SpecObj spec = new SpecObj(shown.toAbsolutePath().normalize().toString(), files);
    try {
      SANY.frontEndInitialize(spec, out);
      SANY.frontEndParse(spec, out, false);
      SANY.frontEndSemanticAnalysis(spec, out, true);
    } catch (Exception e) {
      throw error(text + "\n" + e.getMessage(), shown, e);
    }
    ModuleNode root = spec.getExternalModuleTable().getRootModule();
    if (root == null
        || !spec.parseErrors.isSuccess()
        || !spec.semanticErrors.isSuccess()
        || !spec.getInitErrors().isSuccess()) {
      throw error(text + "\n" + spec.parseErrors + "\n" + spec.semanticErrors, shown, null);
    }
    return new SanyModule(root, files::shown, statics.texts());
  }

  /** SANY's words with the place that they name, and the line that stands there. */
  private static SpecException error(String said, Path module, Exception cause) {
    StringBuilder message = new StringBuilder();
    for (String line : said.lines().toList()) {
      boolean chatter =
          line.isBlank()
              || line.startsWith("Parsing file")
              || line.startsWith("Semantic processing")
              || line.startsWith("***")
              || line.equals("null")
              || message.indexOf(line.strip()) >= 0;
      if (!chatter) {
        message.append(message.isEmpty() ? "" : "\n  ").append(line.strip());
      }
    }
    Matcher place = LOCATION.matcher(message);
    if (!place.find()) {
      return new SpecException(
          SpecException.Kind.PARSE,
          message.toString(),
          new SourceRange(module.toString(), 1, 1, 1, 1),
          cause);
    }
    int line = Integer.parseInt(place.group(1));
    int column = Integer.parseInt(place.group(2));
    Path file = place.group(5) == null ? module : module.resolveSibling(place.group(5) + ".tla");
    if (!Files.exists(file)) {
      file = module;
    }
    source(file, line).ifPresent(s -> message.append("\n    ").append(s));
    return new SpecException(
        SpecException.Kind.PARSE,
        message.toString(),
        new SourceRange(file.toString(), line, column, line, column),
        cause);
  }

  private static java.util.Optional<String> source(Path file, int line) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.skip(Math.max(0, line - 1L)).findFirst();
    } catch (IOException e) {
      return java.util.Optional.empty();
    }
  }
}
