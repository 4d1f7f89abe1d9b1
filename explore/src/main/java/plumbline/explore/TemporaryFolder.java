package plumbline.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Where a run keeps files that nobody needs afterwards. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  /** A folder that does not exist yet; whoever needs it first makes it. */
  static Path name() {
    return Path.of(System.getProperty("java.io.tmpdir"), "plumbline-" + UUID.randomUUID());
  }

  /** Removes the folder, which is empty, if it was made. */
  static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
