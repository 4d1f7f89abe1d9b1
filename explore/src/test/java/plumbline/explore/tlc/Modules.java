package plumbline.explore.tlc;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tla2sany.semantic.ModuleNode;
import util.SimpleFilenameToStream;

/**
 * Finds modules beside the spec, then the standard ones. TLC unpacks those to one place shared by
 * all processes, where two that run at once read half-written files; here they go to a folder of
 * this run.
 */
final class Modules extends SimpleFilenameToStream {
  private static final String STANDARD = "tla2sany/StandardModules/";
  private final Path folder;
  private final Path unpacked;

  Modules(Path folder, Path unpacked) {
    super(folder.toString());
    this.folder = folder;
    this.unpacked = unpacked;
  }

  @Override
  public File resolve(String name, boolean isModule) {
    String file = !isModule || name.endsWith(".tla") ? name : name + ".tla";
    Path beside = folder.resolve(file);
    if (Files.exists(beside)) {
      return new TLAFile(beside.toString(), this);
    }
    Path copy = unpacked.resolve(file);
    try (InputStream standard =
        ModuleNode.class.getClassLoader().getResourceAsStream(STANDARD + file)) {
      if (standard != null && !Files.exists(copy)) {
        Files.copy(standard, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TLAFile(copy.toString(), this);
  }
}
