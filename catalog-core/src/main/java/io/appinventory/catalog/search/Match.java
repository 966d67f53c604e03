package io.appinventory.catalog.search;

/**
 * What of an entity matches.
 *
 * @param field the property, with the path inside it: {@code name}, {@code tags}, {@code
 *     attributes.sla}
 * @param snippet its text around the first word that matches, at most {@value #LENGTH} characters
 *     and an ellipsis at each end that was cut off
 */
public record Match(String field, String snippet) {
  /** The most of a text that is shown. */
  public static final int LENGTH = 160;

  private static final int BEFORE = 60;

  /** The text around one of its characters, cut between words where it can be. */
  static Match around(String field, String text, int place) {
    if (text.length() <= LENGTH) {
      return new Match(field, text);
    }
    int from = place <= BEFORE ? 0 : afterBlank(text, place - BEFORE, place);
    int to = Math.min(text.length(), from + LENGTH);
    if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
      to--;
    }
    String cut = text.substring(from, to).strip();
    return new Match(field, (from > 0 ? "…" : "") + cut + (to < text.length() ? "…" : ""));
  }

  private static int afterBlank(String text, int from, int place) {
    for (int i = from; i < place; i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return place;
  }
}
