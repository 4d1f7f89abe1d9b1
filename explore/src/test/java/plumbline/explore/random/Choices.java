package plumbline.explore.random;

import java.util.List;
import java.util.Random;

/**
 * Draws from a list, and 0 once that is used up: what was made of random choices gets smaller when
 * the list does.
 */
final class Choices extends Random {
  private static final long serialVersionUID = 1L;
  private final transient List<Integer> choices;
  private int used;

  Choices(List<Integer> choices) {
    this.choices = choices;
  }

  @Override
  public int nextInt(int bound) {
    return used < choices.size() ? choices.get(used++) % bound : 0;
  }

  @Override
  public boolean nextBoolean() {
    return nextInt(2) == 1;
  }
}
