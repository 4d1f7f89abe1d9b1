package plumbline.explore.random;

import java.util.Random;

/** The type that a random expression is meant to have. */
sealed interface Type {
  record Int() implements Type {}

  record Bool() implements Type {}

  record Str() implements Type {}

  record Model() implements Type {}

  record SetOf(Type element) implements Type {}

  record Fun(Type key, Type value) implements Type {}

  /** A record with the fields {@code a} and {@code b}. */
  record Rec(Type a, Type b) implements Type {}

  record Pair(Type first, Type second) implements Type {}

  record Seq(Type element) implements Type {}

  /** Any type, nested at most so deep. */
  static Type any(Random random, int depth) {
    return switch (random.nextInt(depth <= 0 ? 7 : 16)) {
      case 0, 1, 2 -> new Int();
      case 3, 4 -> new Bool();
      case 5 -> new Str();
      case 6 -> new Model();
      case 7, 8, 9 -> new SetOf(any(random, depth - 1));
      case 10, 11 -> new Fun(any(random, depth - 2), any(random, depth - 1));
      case 12 -> new Rec(any(random, depth - 1), any(random, depth - 1));
      case 13 -> new Pair(any(random, depth - 1), any(random, depth - 1));
      default -> new Seq(any(random, depth - 1));
    };
  }
}
