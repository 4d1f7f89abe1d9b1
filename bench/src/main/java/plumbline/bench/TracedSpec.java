package plumbline.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;

/**
 * A spec whose behaviours never end, of which traces are made and checked.
 *
 * @param folder has the spec with its configuration and TLC's trace specs
 * @param kinds the kinds of traces that tell enough: of those that do not, too many states would be
 *     possible after each event
 * @param observed the variables that a partial trace has
 * @param once an action that cannot happen twice in a row with the same arguments, nor without a
 *     change of an observed variable; where there are traces of names alone, not at all
 * @param rare actions that a walk takes seldom, as they cut short what is interesting
 */
record TracedSpec(
    Path folder,
    String name,
    Set<TraceKind> kinds,
    Set<String> observed,
    String once,
    Set<String> rare) {

  /** The three specs of the comparison. */
  static List<TracedSpec> all(Path folder) {
    Set<TraceKind> all = EnumSet.allOf(TraceKind.class);
    Set<TraceKind> allButNames = EnumSet.complementOf(EnumSet.of(TraceKind.NAMES));
    return List.of(
        new TracedSpec(folder, "KeyValue", allButNames, Set.of("store", "dirty"), "Open", Set.of()),
        new TracedSpec(
            folder, "Termination", allButNames, Set.of("busy", "balance"), "Rest", Set.of("Rest")),
        new TracedSpec(
            folder,
            "Rounds",
            all,
            Set.of("coordinator", "sent"),
            "Again",
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
