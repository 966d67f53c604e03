package io.appinventory.catalog.query.filter;

/**
 * How large a filter may be. What is larger is refused before anything is asked.
 *
 * @param characters the most characters of its text form
 * @param terms the most conditions
 * @param nesting the deepest nesting of parentheses, NOT and conditions of relations
 * @param values the most values of one {@code in}
 * @param textLength the most characters of a text to look for with {@code :} or as a prefix
 * @param relations the most relations on the way from an entity to a property
 */
public record FilterLimits(
    int characters, int terms, int nesting, int values, int textLength, int relations) {
  /** The usual limits. */
  public static final FilterLimits DEFAULT = new FilterLimits(20_000, 200, 32, 500, 256, 5);
}
