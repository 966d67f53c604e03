package io.appinventory.catalog.query.pattern;

/**
 * Looks for a text, whatever the case.
 *
 * @param place where it has to stand
 * @param text what is looked for
 */
public record FoldedText(Place place, String text) implements TextPattern {
  /** Where a text stands in another. */
  public enum Place {
    /** Anywhere. */
    ANYWHERE,
    /** At the start. */
    START,
    /** It is the whole of it. */
    WHOLE
  }

  @Override
  public boolean test(String other) {
    String folded = CaseFolding.fold(text);
    String in = CaseFolding.fold(other);
    return switch (place) {
      case ANYWHERE -> in.contains(folded);
      case START -> in.startsWith(folded);
      case WHOLE -> in.equals(folded);
    };
  }

  @Override
  public String expression() {
    StringBuilder out = new StringBuilder();
    if (place != Place.ANYWHERE) {
      out.append('^');
    }
    text.codePoints().forEach(c -> append(out, CaseFolding.variants(c)));
    if (place == Place.WHOLE) {
      out.append('$');
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int[] variants) {
    if (variants.length == 1) {
      Escaping.append(out, variants[0]);
      return;
    }
    out.append('[');
    for (int variant : variants) {
      Escaping.append(out, variant);
    }
    out.append(']');
  }
}
