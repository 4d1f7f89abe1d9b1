package plumbline.explore;

import tla2sany.semantic.ModuleNode;

/** What {@code LayeringTest} must refuse: only the front end sees SANY. */
final class ExplorerThatParses {
  private static int parsed;

  private ExplorerThatParses() {}

  static String parse(ModuleNode module) {
    parsed++;
    return module.getName() + " " + parsed;
  }
}
