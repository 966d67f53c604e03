package io.appinventory.catalog.search;

import java.util.List;

/**
 * What is searched for.
 *
 * @param text as asked, without what a database cannot hold, at most {@value #MAX_LENGTH}
 *     characters
 * @param words its words as they are compared
 */
record Question(String text, List<String> words) {
  /** The most characters (code points) that are looked at. */
  static final int MAX_LENGTH = 200;

  /** Reads any text. */
  static Question of(String asked) {
    StringBuilder text = new StringBuilder();
    asked
        .codePoints()
        .filter(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
        .limit(MAX_LENGTH)
        .forEach(text::appendCodePoint);
    return new Question(text.toString(), Folded.of(text.toString()).words());
  }

  /** Whether there is nothing to look for: only blanks and punctuation. */
  boolean isEmpty() {
    return words.isEmpty();
  }
}
