package io.appinventory.catalog.search;

/**
 * Folds ASCII as the functions {@code search_name} and {@code search_document} of the database do,
 * which takes the database several times as long. Whatever else there is in a text is left to them.
 */
final class PlainText {
  private static final int MAX_NAME = 400;
  private static final int MAX_FOLDED_NAME = 200;

  private PlainText() {}

  /** Whether a text is nothing but ASCII. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** As {@code search_name} does. */
  static String name(String text) {
    String folded = folded(text.substring(0, Math.min(text.length(), MAX_NAME)));
    return folded.substring(0, Math.min(folded.length(), 1 + MAX_FOLDED_NAME));
  }

  /** As {@code search_document} does with a text that is no longer than it looks at. */
  static String document(String text) {
    return folded(text);
  }

  /** Lower case, a blank before each word; a blank alone where there is none. */
  private static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length() + 1);
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      boolean letter = upper || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (letter && !inWord) {
        folded.append(' ');
      }
      if (letter) {
        folded.append(upper ? (char) (c + 32) : c);
      }
      inWord = letter;
    }
    return folded.isEmpty() ? " " : folded.toString();
  }
}
