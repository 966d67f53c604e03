package io.appinventory.catalog.evidence.osv;

import java.math.BigInteger;

/**
 * The order of Semantic Versioning 2.0.0 (section 11), for fewer and more than three numbers too. A
 * leading {@code v} and what follows a {@code +} do not count.
 */
final class SemanticVersion {
  private SemanticVersion() {}

  static int compare(String one, String other) {
    String a = core(one);
    String b = core(other);
    int dashA = a.indexOf('-');
    int dashB = b.indexOf('-');
    int numbers =
        compareParts(
            dashA < 0 ? a : a.substring(0, dashA), dashB < 0 ? b : b.substring(0, dashB), true);
    if (numbers != 0) {
      return numbers;
    } else if (dashA < 0 || dashB < 0) {
      return Boolean.compare(dashA < 0, dashB < 0);
    }
    return compareParts(a.substring(dashA + 1), b.substring(dashB + 1), false);
  }

  private static String core(String version) {
    String text = version.strip();
    int plus = text.indexOf('+');
    String core = plus < 0 ? text : text.substring(0, plus);
    return core.startsWith("v") || core.startsWith("V") ? core.substring(1) : core;
  }

  /**
   * Part by part, numbers before words.
   *
   * @param padded whether what is missing is 0; otherwise fewer parts come first
   */
  private static int compareParts(String one, String other, boolean padded) {
    String[] a = one.split("\\.", -1);
    String[] b = other.split("\\.", -1);
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      if (!padded && (i >= a.length || i >= b.length)) {
        return Integer.compare(a.length, b.length);
      }
      int parts = comparePart(i < a.length ? a[i] : "0", i < b.length ? b[i] : "0");
      if (parts != 0) {
        return parts;
      }
    }
    return 0;
  }

  private static int comparePart(String a, String b) {
    boolean numberA = isNumber(a);
    boolean numberB = isNumber(b);
    if (numberA && numberB) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    } else if (numberA || numberB) {
      return numberA ? -1 : 1;
    }
    return a.compareTo(b);
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
