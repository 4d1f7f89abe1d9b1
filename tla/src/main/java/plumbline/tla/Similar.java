package plumbline.tla;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that was meant by one that does not exist. */
public final class Similar {
  private Similar() {}

  /** {@code "; did you mean X?"} for the nearest of the names, or nothing when none is near. */
  public static String hint(String wanted, Collection<String> names) {
    if (wanted.length() < 2) {
      return "";
    }
    int limit = (wanted.length() + 1) / 3;
    return names.stream()
        .filter(n -> !n.equals(wanted) && Math.abs(n.length() - wanted.length()) <= limit)
        .filter(n -> distance(n, wanted) <= limit)
        .min(Comparator.comparingInt((String n) -> distance(n, wanted)).thenComparing(n -> n))
        .map(n -> "; did you mean " + n + "?")
        .orElse("");
  }

  /**
   * How many letters to insert, delete or replace, the case of a letter not counted: Levenshtein's
   * distance, row by row.
   */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        boolean same =
            Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
        int replaced = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
