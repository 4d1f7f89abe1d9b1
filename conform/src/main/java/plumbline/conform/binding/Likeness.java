package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How alike two names are, as their words tell: {@code recv_vote_req} and {@code
 * ReceiveVoteRequest} are the same but for abbreviations. From 0 to 1; 1 for the same words.
 */
final class Likeness {
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+");
  private static final double ABBREVIATED = 0.9;

  private Likeness() {}

  static double of(String left, String right) {
    List<String> ours = words(left);
    List<String> theirs = words(right);
    String joined = String.join("", ours);
    if (joined.isEmpty() || theirs.isEmpty()) {
      return left.equals(right) ? 1 : 0;
    }
    if (joined.equals(String.join("", theirs))) {
      return 1;
    }
    double shared = 0;
    List<String> left2 = new ArrayList<>(theirs);
    for (String word : ours) {
      double best = 0;
      String taken = "";
      for (String other : left2) {
        double alike = word.equals(other) ? 1 : abbreviates(word, other) ? ABBREVIATED : 0;
        if (alike > best) {
          best = alike;
          taken = other;
        }
      }
      left2.remove(taken);
      shared += best;
    }
    return Math.min(0.95, 2 * shared / (ours.size() + theirs.size()));
  }

  /** The one that is most alike, where one is at least so alike. */
  static <T> Optional<T> best(
      String name, List<T> among, Function<T, String> nameOf, double least) {
    T best = null;
    double most = least;
    for (T candidate : among) {
      double alike = of(name, nameOf.apply(candidate));
      if (alike > most || (alike == most && best == null)) {
        best = candidate;
        most = alike;
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(name);
    while (word.find()) {
      words.add(word.group().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** Whether one has the other's letters in their order, beginning with the same. */
  private static boolean abbreviates(String left, String right) {
    String shorter = left.length() < right.length() ? left : right;
    String longer = left.length() < right.length() ? right : left;
    if (shorter.length() < 3 || shorter.charAt(0) != longer.charAt(0)) {
      return false;
    }
    int found = 0;
    for (int i = 0; i < longer.length() && found < shorter.length(); i++) {
      if (longer.charAt(i) == shorter.charAt(found)) {
        found++;
      }
    }
    return found == shorter.length();
  }
}
