package plumbline.tla.front;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import tla2sany.drivers.InitException;
import tla2sany.drivers.SANY;
import tla2sany.drivers.SemanticException;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.parser.ParseException;
import tla2sany.semantic.ModuleNode;

/** Reads TLA+ modules. One parse runs at a time, see {@link SanyStatics}. */
public final class FrontEnd {
  /** How many times the memory of a text its trees take at least, where it is not all comments. */
  private static final long TREES = 32;

  private static final Pattern HEADER = Pattern.compile("-{4,}\\s*MODULE\\s+\\w+");

  private FrontEnd() {}

  /**
   * Parses a module and all that it extends or instantiates.
   *
   * @param module the .tla file
   * @param searchPath folders for modules after the module's own folder; the built-in modules come
   *     last
   * @param definitions further operators, see {@link plumbline.tla.SpecOptions#definitions()}
   * @throws plumbline.tla.SpecException with {@code Kind.PARSE} and the source line, or {@code
   *     Kind.SYSTEM} when the file cannot be read
   */
  public static ParsedModule parse(Path module, List<Path> searchPath, List<String> definitions) {
    requireModule(module);
    try (ModuleFiles files = new ModuleFiles(module, searchPath)) {
      SanyModule alone = parse(module, module, files);
      // Read by itself first: the order of its strings is not to depend on what is added.
      return definitions.isEmpty()
          ? alone
          : alone.with(parse(files.define(definitions), module, files));
    }
  }

  private static SanyModule parse(Path top, Path module, ModuleFiles files) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (SanyStatics statics = SanyStatics.take(out)) {
      SpecObj spec = new SpecObj(top.toAbsolutePath().normalize().toString(), files);
      try {
        SANY.frontEndInitialize(spec, out);
        SANY.frontEndParse(spec, out, false);
        SANY.frontEndSemanticAnalysis(spec, out, true);
      } catch (InitException | ParseException | SemanticException | RuntimeException e) {
        // What went wrong is in what SANY printed and collected.
        out.println(e.getMessage());
      }
      if (files.failure().isPresent()) {
        throw files.failure().get();
      }
      ModuleNode root = spec.getExternalModuleTable().getRootModule();
      if (root == null
          || !spec.initErrors.isSuccess()
          || !spec.parseErrors.isSuccess()
          || !spec.semanticErrors.isSuccess()) {
        throw new SanyErrors(module, files, identifiers(statics.texts()))
            .of(printed.toString(StandardCharsets.UTF_8), spec);
      }
      List<String> warnings = new ArrayList<>();
      files
          .translated()
          .forEach(
              f ->
                  warnings.add(
                      f
                          + ": its PlusCal algorithm was translated in memory: the file has no"
                          + " translation of it as it is now"));
      Stream.of(spec.semanticErrors.getWarnings())
          .forEach(w -> warnings.add(SanyErrors.warning(w, files)));
      return new SanyModule(
          root,
          List.of(spec.getExternalModuleTable().getModuleNodes()),
          files,
          statics.texts(),
          warnings,
          files.texts(),
          List.of());
    }
  }

  private static List<String> identifiers(List<String> texts) {
    return texts.stream().filter(t -> t.matches("(?!N_)\\w*[A-Za-z]\\w*")).toList();
  }

  /** SANY would fail without a word on what is no module at all. */
  private static void requireModule(Path module) {
    try {
      if (Files.isDirectory(module)) {
        throw unreadable(module + " is a folder: name the .tla file in it", null);
      }
      if (!Files.exists(module)) {
        throw unreadable("there is no file " + module, null);
      }
      long memory = Runtime.getRuntime().maxMemory();
      if (Files.size(module) > memory / TREES) {
        throw unreadable(
            module
                + " is too large for the memory of "
                + (memory >> 20)
                + " MB: a module may take "
                + ((memory / TREES) >> 20)
                + " MB of it; give more with PLUMBLINE_JAVA_OPTS=-Xmx...",
            null);
      }
      String text = Files.readString(module, StandardCharsets.ISO_8859_1);
      if (!HEADER.matcher(text).find()) {
        throw new SpecException(
            SpecException.Kind.PARSE,
            text.isBlank()
                ? "the file is empty; a module begins with a line ---- MODULE Name ----"
                : "no module begins in this file: expected a line ---- MODULE Name ----",
            new SourceRange(module.toString(), 1, 1, 1, 1));
      }
    } catch (IOException e) {
      throw unreadable("cannot read " + module + ": " + e.getMessage(), e);
    }
  }

  private static SpecException unreadable(String message, IOException cause) {
    return new SpecException(SpecException.Kind.SYSTEM, message, SourceRange.NONE, cause);
  }
}
