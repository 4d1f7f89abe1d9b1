package plumbline.tla.front;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import tla2sany.semantic.ModuleNode;
import util.FilenameToStream;

/**
 * Finds modules for one parse: in the spec's folder, on the search path, among SANY's standard
 * modules, and last among those that we ship.
 *
 * <p>SANY reads files only, so what comes out of a jar is written to a folder that lives as long as
 * this does. SANY's own search would use one that all processes share.
 */
final class ModuleFiles implements FilenameToStream, AutoCloseable {
  private static final String OURS = "/plumbline/modules/";
  private static final List<String> SHIPPED = List.of("/tla2sany/StandardModules/", OURS);

  /** What a module that is missing may have been meant to be, beside those in the folders. */
  private static final List<String> STANDARD =
      List.of(
          "Naturals",
          "Integers",
          "Reals",
          "Sequences",
          "FiniteSets",
          "Bags",
          "TLC",
          "TLCExt",
          "Randomization",
          "Json",
          "IOUtils",
          "SequencesExt",
          "FiniteSetsExt",
          "Functions",
          "Folds");

  /** The lines of a definition's module ahead of its text. */
  private static final int HEADER = 2;

  private static final Pattern END = Pattern.compile("={4,}");

  private final List<Path> folders = new ArrayList<>();
  private final Map<String, Path> found = new HashMap<>();
  private final Map<String, Path> translations = new LinkedHashMap<>();
  private final Map<String, Definition> definitions = new LinkedHashMap<>();
  private final Path root;
  private Optional<SpecException> failure = Optional.empty();
  private Path unpacked;

  /** A text from outside in a module of its own. */
  private record Definition(
      String shown, String extended, List<String> lines, Path file, Path text) {}

  /**
   * @param root the root module's file as the user names it; its folder is searched first
   */
  ModuleFiles(Path root, List<Path> searchPath) {
    this.root = root;
    folders.add(root.resolveSibling(""));
    folders.addAll(searchPath);
  }

  @Override
  public File resolve(String name, boolean isModule) {
    // SANY asks with or without the ending, and for the root module with its whole path.
    String module = module(name);
    if (isDefinition(module)) {
      return new TLAFile(definitions.get(module).file.toString(), this);
    }
    for (Path folder : folders) {
      Path path = folder.resolve(module + ".tla");
      if (Files.isRegularFile(path)) {
        return new TLAFile(text(module, path).toAbsolutePath().toString(), this);
      }
    }
    try {
      return shipped(module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file to read for a module: the user's own, or a copy with a PlusCal translation. */
  private Path text(String module, Path path) {
    if (!found.containsKey(module)) {
      found.put(module, path);
      translate(module, path);
    }
    return translations.getOrDefault(module, path);
  }

  private void translate(String module, Path path) {
    try {
      Optional<String> translation =
          PlusCal.translate(Files.readString(path, StandardCharsets.ISO_8859_1), path.toString());
      if (translation.isPresent()) {
        Path copy = folder().resolve(module + ".tla");
        Files.writeString(copy, translation.get(), StandardCharsets.ISO_8859_1);
        translations.put(module, copy);
      }
    } catch (SpecException e) {
      // SANY would swallow it.
      failure = failure.or(() -> Optional.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why a module's PlusCal algorithm could not be translated. */
  Optional<SpecException> failure() {
    return failure;
  }

  /**
   * Makes a module of each text, which extends that of the text before, the first one the root.
   *
   * @return the last one's file
   */
  Path define(List<String> texts) {
    String extended = module(root.toString());
    List<String> taken = modules();
    Path last = root;
    try {
      for (int i = 0; i < texts.size(); i++) {
        String name = module(root.toString()) + "_definition_" + i;
        while (taken.contains(name)) {
          name += "_";
        }
        String text = texts.get(i);
        requireNoEnd(text, i);
        last = folder().resolve(name + ".tla");
        Files.writeString(
            last, "---- MODULE " + name + " ----\nEXTENDS " + extended + "\n" + text + "\n====\n");
        Path alone = Files.writeString(folder().resolve(name + ".txt"), text);
        definitions.put(
            name,
            new Definition(
                SpecOptions.definition(i), extended, text.lines().toList(), last, alone));
        extended = name;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return last;
  }

  /** Refuses a line that would end the module ahead of the rest of the text. */
  private static void requireNoEnd(String text, int index) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (END.matcher(lines.get(i)).find()) {
        throw new SpecException(
            SpecException.Kind.PARSE,
            "a definition is no module: take out the line of equal signs",
            new SourceRange(SpecOptions.definition(index), i + 1, 1, i + 1, 1));
      }
    }
  }

  /** Whether a module is a text from outside. */
  boolean isDefinition(String module) {
    return definitions.containsKey(module);
  }

  /** Whether a word is the one ahead of the text in a definition's module. */
  boolean isHeader(String module, String word) {
    return isDefinition(module) && definitions.get(module).extended.equals(word);
  }

  private Path folder() throws IOException {
    if (unpacked == null) {
      unpacked = Files.createTempDirectory("plumbline-modules");
    }
    return unpacked;
  }

  private File shipped(String module) throws IOException {
    for (String resources : SHIPPED) {
      String resource = resources + module + ".tla";
      try (InputStream text = ModuleNode.class.getResourceAsStream(resource)) {
        if (text != null) {
          Path copy = folder().resolve(module + ".tla");
          if (!Files.exists(copy)) {
            Files.copy(text, copy);
          }
          return new TLAFile(copy.toString(), true, this);
        }
      }
    }
    return null;
  }

  /** A module's name from that of its file. */
  static String module(String file) {
    String name = new File(file).getName();
    return name.endsWith(".tla") ? name.substring(0, name.length() - 4) : name;
  }

  /** Whether one of our own modules has that name. */
  static boolean ships(String module) {
    return ModuleFiles.class.getResource(OURS + module + ".tla") != null;
  }

  /** What a user calls a module's file; of a shipped module its name. */
  String shown(String module) {
    return isDefinition(module)
        ? definitions.get(module).shown
        : found.containsKey(module) ? found.get(module).toString() : module;
  }

  /** The modules whose PlusCal algorithm was translated in memory, as a user calls their files. */
  List<String> translated() {
    return translations.keySet().stream().map(this::shown).toList();
  }

  /** The texts that are in no file of the user's as they are read, by what they are called. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    translations.forEach((module, copy) -> texts.put(shown(module), read(copy)));
    definitions.values().forEach(d -> texts.put(d.shown, read(d.text)));
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the text of a module lies that was resolved. */
  Path source(String module) {
    if (isDefinition(module)) {
      return definitions.get(module).text;
    }
    Path own = translations.getOrDefault(module, found.get(module));
    Path other = Path.of(module + ".tla");
    return own != null ? own : unpacked == null ? other : unpacked.resolve(other);
  }

  /** A place in a module's text: of a definition from outside, in that text alone. */
  SourceRange range(String module, int line, int column, int endLine, int endColumn) {
    if (!isDefinition(module)) {
      return new SourceRange(shown(module), line, column, endLine, endColumn);
    }
    List<String> lines = definitions.get(module).lines;
    if (line - HEADER > lines.size()) {
      int end = lines.isEmpty() ? 1 : lines.getLast().length() + 1;
      return new SourceRange(shown(module), lines.size(), end, lines.size(), end);
    }
    return new SourceRange(
        shown(module),
        Math.max(1, line - HEADER),
        column,
        Math.max(1, endLine - HEADER),
        endColumn);
  }

  /**
   * Where one module first names another: line, column, last line, last column.
   *
   * @return the first place of all when it does not
   */
  int[] mention(String module, String other) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(other) + "\\b");
    try (Stream<String> lines = Files.lines(source(module), StandardCharsets.ISO_8859_1)) {
      int line = 0;
      for (String text : (Iterable<String>) lines::iterator) {
        line++;
        Matcher m = word.matcher(text);
        if (m.find()) {
          return new int[] {line, m.start() + 1, line, m.end()};
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new int[] {1, 1, 1, 1};
  }

  /** The names of modules that could be extended. */
  List<String> modules() {
    List<String> names = new ArrayList<>(STANDARD);
    for (Path folder : folders) {
      // A folder of the search path that does not exist offers no module.
      String[] files = folder.toAbsolutePath().toFile().list();
      Stream.of(files == null ? new String[0] : files)
          .filter(f -> f.endsWith(".tla"))
          .map(ModuleFiles::module)
          .forEach(names::add);
    }
    return names;
  }

  @Override
  public String getFullPath() {
    return folders.stream()
        .map(f -> f.toString().isEmpty() ? "." : f.toString())
        .collect(Collectors.joining(", "));
  }

  @Override
  public boolean isStandardModule(String module) {
    return resolve(module, true) instanceof TLAFile file && file.isLibraryModule();
  }

  @Override
  public void close() {
    if (unpacked == null) {
      return;
    }
    try (var files = Files.list(unpacked)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(unpacked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
