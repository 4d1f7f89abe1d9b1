package plumbline.bench;

import java.util.OptionalLong;

/**
 * The size of a state graph, as far as it is known.
 *
 * @param distinct distinct states
 * @param generated states generated, duplicates included
 * @param depth states on the longest of the shortest paths
 */
record Counts(OptionalLong distinct, OptionalLong generated, OptionalLong depth) {
  static final Counts UNKNOWN =
      new Counts(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
