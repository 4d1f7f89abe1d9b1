package plumbline.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/**
 * A spec whose behaviours never end, of which traces are made and checked.
 *
 * @param folder has the spec with its configuration and TLC's trace specs
 * @param observed the variables that a partial trace has
 * @param once an action that cannot happen twice in a row with the same arguments, nor without a
 *     change of an observed variable
 * @param most how often that action can happen in a row, whatever its arguments
 * @param rare actions that a walk takes seldom, as they cut short what is interesting
 */
record TracedSpec(
    Path folder, String name, Set<String> observed, String once, int most, Set<String> rare) {

  /** The three specs of the comparison. */
  static List<TracedSpec> all(Path folder) {
    return List.of(
        new TracedSpec(folder, "KeyValue", Set.of("store", "dirty"), "Open", 3, Set.of()),
        new TracedSpec(folder, "Termination", Set.of("busy", "balance"), "Rest", 5, Set.of("Rest")),
        new TracedSpec(
            folder,
            "Rounds",
            Set.of("coordinator", "sent"),
            "Prepare",
            10,
            Set.of("Abort", "GiveUp")));
  }

  /**
   * Those with the given names, or all where there are no names.
   *
   * @throws BenchException for a folder or names that are not there
   */
  static List<TracedSpec> chosen(Path folder, Set<String> names) {
    if (!Files.isDirectory(folder)) {
      throw new BenchException(folder + " is not a folder");
    }
    List<TracedSpec> all = all(folder.toAbsolutePath());
    List<String> known = all.stream().map(TracedSpec::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new BenchException("there is no spec " + name + ", there are " + known);
      }
    }
    return all.stream().filter(s -> names.isEmpty() || names.contains(s.name())).toList();
  }

  Path module() {
    return folder.resolve(name + ".tla");
  }

  Path config() {
    return folder.resolve(name + ".cfg");
  }

  /** The smallest spec with which TLC checks a trace of that kind; its configuration is beside. */
  Path traceSpec(TraceKind kind) {
    String word = kind.toString();
    return folder.resolve(
        name + Character.toUpperCase(word.charAt(0)) + word.substring(1) + ".tla");
  }

  Spec load() {
    SpecOptions defaults = SpecOptions.defaults();
    return Spec.load(
        module(),
        new SpecOptions(
            Optional.of(config()),
            defaults.searchPath(),
            defaults.init(),
            defaults.next(),
            defaults.invariants(),
            defaults.constants(),
            defaults.seed(),
            defaults.out()));
  }
}
