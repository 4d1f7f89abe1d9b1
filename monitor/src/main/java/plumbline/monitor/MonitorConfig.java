package plumbline.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import plumbline.conform.BoundSpec;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingFile;
import plumbline.tla.SpecOptions;
import plumbline.trace.ReadOptions;

/**
 * What a monitor is to do.
 *
 * @param name by which its alerts are told from those of others
 * @param module the spec
 * @param options how the spec is loaded
 * @param binding what messages mean to it; they are native events where there is none
 * @param preset the format of the messages; recognised where there is none
 * @param sources where events come from, as URIs
 * @param sinks where alerts go, as URIs
 * @param key what tells instances apart
 * @param order in which events of one instance are taken
 * @param joins whether instances may have begun before their first event that is seen; where it is
 *     not said, they may unless the sources are read from their beginning
 * @param expire an instance without events for so long is closed; never where there is none
 * @param limits how much may be held
 */
public record MonitorConfig(
    String name,
    Path module,
    SpecOptions options,
    Optional<Path> binding,
    Optional<String> preset,
    List<String> sources,
    List<String> sinks,
    KeyPath key,
    Ordering order,
    Optional<Boolean> joins,
    Optional<Duration> expire,
    Limits limits) {
  /** In which order the events of one instance are taken. */
  public sealed interface Ordering {
    /** In the order in which they come. */
    record Arrival() implements Ordering {}

    /** In the order of their times. */
    record ByTime(Window.Size window) implements Ordering {}

    /** In the order of their times where they come from several sources, else as they come. */
    record AsNeeded(Window.Size window) implements Ordering {}

    /**
     * Reads {@code arrival} or {@code time}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Ordering parse(String word, Window.Size window) {
      return switch (word) {
        case "arrival" -> new Arrival();
        case "time" -> new ByTime(window);
        default ->
            throw new IllegalArgumentException(
                "\"%s\" is no order; there are time and arrival".formatted(word));
      };
    }
  }

  /**
   * Loads the spec.
   *
   * @param joining whether instances may have begun earlier, where that is not said
   * @param sources how many the events of one instance may come from
   * @throws plumbline.tla.SpecException when the spec is wrong
   * @throws plumbline.conform.binding.BindingException when the binding is wrong
   * @throws IllegalArgumentException when the binding needs to see a log as a whole
   */
  public Subject subject(boolean joining, int sources) {
    Binding read = binding.map(BindingFile::read).orElseGet(Binding::none);
    BoundSpec bound = BoundSpec.load(module, options, read, List.of());
    if (bound.plan().remembers()) {
      throw new IllegalArgumentException(
          "%s: rules that look at the events before (continues, leading lines) are for whole logs; the events of many instances come mixed"
              .formatted(binding.map(Path::toString).orElse("the binding")));
    }
    ReadOptions reading = read.readOptions();
    return new Subject(
        name,
        bound,
        preset.map(reading::withPreset).orElse(reading),
        key,
        bound.spec().name() + "@" + hash(),
        switch (order) {
          case Ordering.Arrival _ -> Optional.empty();
          case Ordering.ByTime(Window.Size size) -> Optional.of(size);
          case Ordering.AsNeeded(Window.Size size) ->
              sources == 1 ? Optional.empty() : Optional.of(size);
        },
        joins.orElse(joining),
        limits);
  }

  /** Changes with what the files say that the monitor is made from. */
  private String hash() {
    List<Path> files = new ArrayList<>(List.of(module));
    options.config().ifPresent(files::add);
    binding.ifPresent(files::add);
    CRC32C hash = new CRC32C();
    for (Path file : files) {
      try {
        hash.update(Files.readAllBytes(file));
      } catch (IOException e) {
        // It was read a moment ago, and counts as another version if it is gone now.
        hash.update(0);
      }
    }
    return "%08x".formatted(hash.getValue());
  }
}
