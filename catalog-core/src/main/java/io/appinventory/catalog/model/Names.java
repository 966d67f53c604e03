package io.appinventory.catalog.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Names {
  private Names() {}

  /**
   * The allowed name nearest to {@code wrong}, if one is near enough: at most a third of its
   * letters differ.
   */
  public static Optional<String> nearest(String wrong, Collection<String> allowed) {
    if (wrong.length() > 100) {
      return Optional.empty();
    }
    return allowed.stream()
        .filter(name -> distance(wrong, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt((String name) -> distance(wrong, name)).thenComparing(n -> n));
  }

  /** "; did you mean x?", or nothing. */
  public static String suggestion(String wrong, Collection<String> allowed) {
    return nearest(wrong, allowed).map(name -> "; did you mean " + name + "?").orElse("");
  }

  /**
   * The number of letters to insert, remove or replace (Levenshtein 1966), upper case and lower
   * case alike.
   */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (same(left.charAt(i - 1), right.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }

  private static boolean same(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
