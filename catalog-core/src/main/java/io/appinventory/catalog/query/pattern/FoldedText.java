package io.appinventory.catalog.query.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a text, whatever the case.
 *
 * @param place where it has to stand
 * @param text what is looked for
 */
public record FoldedText(Place place, String text) implements TextPattern {
  private static final int MAX_RANGES = 12;

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

  /** Whether it is made of ASCII alone, whose case every database folds alike. */
  public boolean ascii() {
    return text.chars().allMatch(c -> c < CaseFolding.ASCII_END);
  }

  /**
   * Ranges of texts by code point that hold everything that starts with this text: an index in that
   * order can find it. Not more than {@value #MAX_RANGES}, so that of long texts they say the first
   * letters only.
   */
  public Ranges ranges() {
    List<String> starts = List.of("");
    for (int c : text.codePoints().toArray()) {
      int[] variants = CaseFolding.variants(c);
      if (starts.size() * variants.length > MAX_RANGES) {
        return Ranges.of(starts, false);
      }
      List<String> longer = new ArrayList<>();
      for (String start : starts) {
        for (int variant : variants) {
          longer.add(start + Character.toString(variant));
        }
      }
      starts = longer;
    }
    return Ranges.of(starts, true);
  }

  /**
   * Ranges that hold all texts with a certain start.
   *
   * @param ranges at least one
   * @param exact whether they hold nothing else
   */
  public record Ranges(List<Range> ranges, boolean exact) {
    private static Ranges of(List<String> starts, boolean exact) {
      return new Ranges(starts.stream().map(Range::startingWith).toList(), exact);
    }
  }

  /**
   * Texts by code point.
   *
   * @param from the first of them
   * @param before the first one behind them, empty when there is none
   */
  public record Range(String from, Optional<String> before) {
    private static Range startingWith(String start) {
      int last = start.codePointBefore(start.length());
      String rest = start.substring(0, start.length() - Character.charCount(last));
      // Surrogates are no characters: what follows U+D7FF is U+E000.
      int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
      return new Range(
          start,
          next > Character.MAX_CODE_POINT
              ? Optional.empty()
              : Optional.of(rest + Character.toString(next)));
    }
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
