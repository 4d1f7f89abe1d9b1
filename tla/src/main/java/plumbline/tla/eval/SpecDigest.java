package plumbline.tla.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.expr.Definition;
import plumbline.tla.expr.LoweredModule;

/** Tells specs apart by the bytes of their files. */
final class SpecDigest {
  private SpecDigest() {}

  /** SHA-256 over the module files that definitions come from, the configuration, the options. */
  static String of(LoweredModule module, SpecConfig config, SpecOptions options) {
    TreeSet<String> files = new TreeSet<>();
    module.definitions().stream().map(Definition::at).map(SourceRange::file).forEach(files::add);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : files) {
        Path path = Path.of(file);
        if (Files.isRegularFile(path)) {
          digest.update(Files.readAllBytes(path));
        }
      }
      digest.update(withoutPlaces(config).getBytes(StandardCharsets.UTF_8));
      digest.update(options.constants().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (IOException e) {
      throw new SpecException(
          SpecException.Kind.SYSTEM, "cannot read the spec again: " + e, SourceRange.NONE, e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** What a configuration says, wherever its file is. */
  private static String withoutPlaces(SpecConfig config) {
    return config.toString().replaceAll("SourceRange\\[[^\\]]*\\]", "");
  }
}
