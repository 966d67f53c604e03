package io.appinventory.catalog.query.pattern;

/**
 * A question about one text. Answered in memory by {@link #test}, and by PostgreSQL through {@link
 * #expression}, a regular expression for its operator {@code ~} and for {@code like_regex "..."
 * flag "s"} of its JSON paths.
 */
public sealed interface TextPattern permits FoldedText, RegularExpression {
  /** Whether the text fits. */
  boolean test(String text);

  /**
   * The same for PostgreSQL: an advanced regular expression without any part whose meaning depends
   * on a locale.
   */
  String expression();
}
