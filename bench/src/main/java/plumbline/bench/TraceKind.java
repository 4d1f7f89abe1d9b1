package plumbline.bench;

import java.util.Locale;

/** What of each step a trace says. */
enum TraceKind {
  /** The action, its arguments and all variables. */
  FULL,
  /** The action and its arguments. */
  ACTIONS,
  /** The action's name and one or two variables. */
  PARTIAL;

  /** The kind as it is written in tables and on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hasArguments() {
    return this != PARTIAL;
  }
}
