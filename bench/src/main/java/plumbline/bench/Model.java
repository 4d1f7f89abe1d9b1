package plumbline.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A module with one of its configurations.
 *
 * @param root the folder that the manifest's paths count from; specs read their data from there
 * @param name the configuration's path as the manifest writes it
 * @param runtime how long TLC took for whoever wrote the manifest; empty when unknown
 * @param mode {@code exhaustive search}, {@code simulate}, {@code generate} or {@code symbolic}
 * @param expected the result that the manifest states
 * @param counts the counts that the manifest states
 * @param features of the module and of the model, such as {@code action composition} or {@code
 *     ignore deadlock}
 */
record Model(
    Path root,
    String name,
    Path module,
    Path config,
    Optional<Duration> runtime,
    String mode,
    Result expected,
    Counts counts,
    Set<String> features) {

  static final String EXHAUSTIVE = "exhaustive search";

  boolean ignoresDeadlock() {
    return features.contains("ignore deadlock");
  }
}
