package plumbline.tla.front;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import util.SimpleFilenameToStream;

/**
 * Finds modules: in the spec's folder, on the search path, among SANY's standard ones, and last
 * among the texts that we ship, which are written to a folder of their own because SANY reads
 * files.
 */
final class BuiltInModules extends SimpleFilenameToStream {
  private Path unpacked;

  BuiltInModules(String[] path) {
    super(path);
  }

  @Override
  public File resolve(String name, boolean isModule) {
    File found = super.resolve(name, isModule);
    if (found != null && found.exists()) {
      return found;
    }
    String file = name.endsWith(".tla") ? name : name + ".tla";
    String resource = "/plumbline/modules/" + new File(file).getName();
    try (InputStream text = BuiltInModules.class.getResourceAsStream(resource)) {
      if (text == null) {
        return found;
      }
      if (unpacked == null) {
        unpacked = Files.createTempDirectory("plumbline-modules");
        unpacked.toFile().deleteOnExit();
      }
      Path copy = unpacked.resolve(new File(file).getName());
      Files.copy(text, copy, StandardCopyOption.REPLACE_EXISTING);
      copy.toFile().deleteOnExit();
      // SANY expects the kind of file that its own search gives.
      return new TLAFile(copy.toString(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
