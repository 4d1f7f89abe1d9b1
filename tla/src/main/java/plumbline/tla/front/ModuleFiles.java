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
import plumbline.tla.SpecException;
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

  private final List<Path> folders = new ArrayList<>();
  private final Map<String, Path> found = new HashMap<>();
  private final Map<String, Path> translations = new LinkedHashMap<>();
  private Optional<SpecException> failure = Optional.empty();
  private Path unpacked;

  /**
   * @param root the root module's file as the user names it; its folder is searched first
   */
  ModuleFiles(Path root, List<Path> searchPath) {
    folders.add(root.resolveSibling(""));
    folders.addAll(searchPath);
  }

  @Override
  public File resolve(String name, boolean isModule) {
    // SANY asks with or without the ending, and for the root module with its whole path.
    String module = module(name);
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
    return found.containsKey(module) ? found.get(module).toString() : module;
  }

  /** The modules whose PlusCal algorithm was translated in memory, as a user calls their files. */
  List<String> translated() {
    return translations.keySet().stream().map(this::shown).toList();
  }

  /** The texts with a translation made in memory, by the files as a user calls them. */
  Map<String, String> translations() {
    Map<String, String> texts = new LinkedHashMap<>();
    translations.forEach((module, copy) -> texts.put(shown(module), read(copy)));
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
    Path own = translations.getOrDefault(module, found.get(module));
    Path other = Path.of(module + ".tla");
    return own != null ? own : unpacked == null ? other : unpacked.resolve(other);
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
