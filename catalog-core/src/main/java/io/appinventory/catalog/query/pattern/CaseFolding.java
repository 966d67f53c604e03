package io.appinventory.catalog.query.pattern;

import java.util.HashMap;
import java.util.Map;

/**
 * What it means to ignore case: letters are the same when their lower-case forms of their
 * upper-case forms are, one by one and in no particular language; ASCII letters are the same as
 * ASCII letters only. {@code É} is {@code é}, {@code Σ} is {@code σ} and {@code ς}; {@code ß} is
 * not {@code ss}, and the Kelvin sign is no {@code k}.
 *
 * <p>The database is never asked to fold beyond ASCII: its answer depends on its locale, its
 * version and its libraries. It is given all variants of each letter instead.
 */
public final class CaseFolding {
  static final int ASCII_END = 0x80;
  private static final Map<Integer, int[]> VARIANTS = variants();

  private CaseFolding() {}

  private static Map<Integer, int[]> variants() {
    Map<Integer, StringBuilder> classes = new HashMap<>();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (fold(c) != c) {
        classes
            .computeIfAbsent(fold(c), folded -> new StringBuilder().appendCodePoint(folded))
            .appendCodePoint(c);
      }
    }
    Map<Integer, int[]> variants = new HashMap<>();
    classes.forEach((folded, all) -> variants.put(folded, all.codePoints().sorted().toArray()));
    return variants;
  }

  /** The letter that stands for all its variants. */
  static int fold(int codePoint) {
    int folded = Character.toLowerCase(Character.toUpperCase(codePoint));
    return folded < ASCII_END && codePoint >= ASCII_END ? codePoint : folded;
  }

  /** All letters that are the same as this one, itself included, in ascending order. */
  static int[] variants(int codePoint) {
    return VARIANTS.getOrDefault(fold(codePoint), new int[] {codePoint});
  }

  /** The text with each letter folded: two texts that differ in case only become the same. */
  public static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(fold(c)));
    return out.toString();
  }
}
