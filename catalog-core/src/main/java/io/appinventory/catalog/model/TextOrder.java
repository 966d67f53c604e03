package io.appinventory.catalog.model;

import java.util.Comparator;

/** The order of texts that PostgreSQL has under collation "C". */
public final class TextOrder {
  /** By code points, where Java's own order has some beyond U+FFFF too early. */
  public static final Comparator<String> BY_CODE_POINT = TextOrder::compare;

  private TextOrder() {}

  private static int compare(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (i == a.length() || i == b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    boolean beyond = Character.isSurrogate(a.charAt(i));
    boolean otherBeyond = Character.isSurrogate(b.charAt(i));
    return beyond == otherBeyond ? Character.compare(a.charAt(i), b.charAt(i)) : beyond ? 1 : -1;
  }
}
