package plumbline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the manifests of a folder of specs, in the format of the repository tlaplus/Examples. */
final class Corpus {
  private static final String MANIFEST = "manifest.json";

  private final Path root;
  private final JsonMapper json = JsonMapper.builder().build();

  private Corpus(Path root) {
    this.root = root;
  }

  /**
   * Every model of every manifest below a folder, in the order of the manifests' paths.
   *
   * @throws BenchException where there is no manifest, or one that cannot be read
   */
  static List<Model> models(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BenchException(folder + " is not a folder");
    }
    return new Corpus(folder).models();
  }

  private List<Model> models() {
    List<Model> models = new ArrayList<>();
    List<Path> manifests = manifests();
    if (manifests.isEmpty()) {
      throw new BenchException("there is no " + MANIFEST + " in or below " + root);
    }
    for (Path manifest : manifests) {
      try {
        for (JsonNode module : required(json.readTree(manifest.toFile()), "modules")) {
          for (JsonNode model : required(module, "models")) {
            models.add(model(manifest, module, model));
          }
        }
      } catch (JacksonException | BenchException e) {
        throw new BenchException(manifest + ": " + e.getMessage());
      }
    }
    return models;
  }

  private List<Path> manifests() {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.endsWith(MANIFEST)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }

  private Model model(Path manifest, JsonNode module, JsonNode model) {
    String name = required(model, "path").asString();
    JsonNode mode = required(model, "mode");
    Set<String> features = new HashSet<>();
    module.path("features").forEach(f -> features.add(f.asString()));
    model.path("features").forEach(f -> features.add(f.asString()));
    Path base = base(manifest, name);
    return new Model(
        base,
        name,
        base.resolve(required(module, "path").asString()),
        base.resolve(name),
        runtime(required(model, "runtime").asString()),
        mode.isObject() ? mode.propertyNames().iterator().next() : mode.asString(),
        Result.named(required(model, "result").asString()),
        new Counts(
            count(model, "distinctStates"),
            count(model, "totalStates"),
            count(model, "stateDepth")),
        features);
  }

  /** Paths count from the root of the repository, whichever of its folders was given. */
  private static Path base(Path manifest, String path) {
    for (Path base = manifest.toAbsolutePath().getParent(); base != null; base = base.getParent()) {
      if (Files.exists(base.resolve(path))) {
        return base;
      }
    }
    throw new BenchException("no folder above the manifest has " + path);
  }

  private static JsonNode required(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new BenchException("the field '" + field + "' is missing");
    }
    return value;
  }

  private static OptionalLong count(JsonNode model, String field) {
    return model.has(field) ? OptionalLong.of(model.get(field).asLong()) : OptionalLong.empty();
  }

  private static Optional<Duration> runtime(String text) {
    if (text.equals("unknown")) {
      return Optional.empty();
    }
    String[] parts = text.split(":", -1);
    try {
      return Optional.of(
          Duration.ofHours(Long.parseLong(parts[0]))
              .plusMinutes(Long.parseLong(parts[1]))
              .plusSeconds(Long.parseLong(parts[2])));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new BenchException("a runtime is HH:MM:SS or 'unknown', not '" + text + "'");
    }
  }
}
