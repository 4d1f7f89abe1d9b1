package plumbline.tla.front;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final List<String> SHIPPED =
      List.of("/tla2sany/StandardModules/", "/plumbline/modules/");

  private final List<Path> folders = new ArrayList<>();
  private final Map<String, String> shown = new HashMap<>();
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
    String file = new File(name).getName();
    String module = file.endsWith(".tla") ? file.substring(0, file.length() - 4) : file;
    for (Path folder : folders) {
      Path path = folder.resolve(module + ".tla");
      if (Files.isRegularFile(path)) {
        shown.putIfAbsent(module, path.toString());
        return new TLAFile(path.toAbsolutePath().toString(), this);
      }
    }
    try {
      return shipped(module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private File shipped(String module) throws IOException {
    for (String resources : SHIPPED) {
      String resource = resources + module + ".tla";
      try (InputStream text = ModuleNode.class.getResourceAsStream(resource)) {
        if (text != null) {
          if (unpacked == null) {
            unpacked = Files.createTempDirectory("plumbline-modules");
          }
          Path copy = unpacked.resolve(module + ".tla");
          if (!Files.exists(copy)) {
            Files.copy(text, copy);
          }
          return new TLAFile(copy.toString(), true, this);
        }
      }
    }
    return null;
  }

  /** What a user calls a module's file; of a shipped module its name. */
  String shown(String module) {
    return shown.getOrDefault(module, module);
  }

  @Override
  public String getFullPath() {
    return folders.toString();
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
