package plumbline.bench;

import java.util.Locale;
import java.util.Set;

/** What of each step a trace says. */
enum TraceKind {
  /** The action, its arguments and all variables. */
  FULL,
  /** The action and its arguments. */
  ACTIONS,
  /** The action's name and one or two variables. */
  PARTIAL,
  /** The action's name alone, which few specs are content with. */
  NAMES;

  /** The kind as it is written in tables and on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hasArguments() {
    return this == FULL || this == ACTIONS;
  }

  /**
   * Whether a line has a variable.
   *
   * @param observed the variables that partial traces have
   */
  boolean has(String variable, Set<String> observed) {
    return this == FULL || (this == PARTIAL && observed.contains(variable));
  }
}
