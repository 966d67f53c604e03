package io.appinventory.catalog.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text as it is compared, with the way back to the original: lower case, without accents, each
 * word after one blank. The database compares what its function {@code search_fold} makes, which
 * goes on to spell letters beyond ASCII as bytes; this one is for showing what matched.
 */
final class Folded {
  private final String text;
  private final int[] origins;

  private Folded(String text, int[] origins) {
    this.text = text;
    this.origins = origins;
  }

  /** Folds a text. */
  static Folded of(String original) {
    StringBuilder folded = new StringBuilder(" ");
    int[] origins = new int[original.length() + 16];
    for (int i = 0; i < original.length(); ) {
      int codePoint = original.codePointAt(i);
      int from = folded.length();
      append(folded, codePoint);
      if (folded.length() >= origins.length) {
        origins = Arrays.copyOf(origins, Math.max(folded.length(), origins.length) * 2);
      }
      Arrays.fill(origins, from, folded.length(), i);
      i += Character.charCount(codePoint);
    }
    return new Folded(folded.toString(), origins);
  }

  private static void append(StringBuilder folded, int codePoint) {
    String plain =
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT);
    plain.codePoints().forEach(c -> appendPlain(folded, c));
  }

  private static void appendPlain(StringBuilder folded, int c) {
    if (vanishes(c)) {
      return;
    }
    String spelled = spelled(c);
    if (!spelled.isEmpty()) {
      folded.append(spelled);
    } else if (folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }

  /** Marks on letters and what has no width. */
  private static boolean vanishes(int c) {
    return c >= 0x300 && c <= 0x36f
        || c >= 0x200b && c <= 0x200f
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2060 && c <= 0x206f
        || c >= 0xfe00 && c <= 0xfe0f
        || c == 0xfeff;
  }

  /** The letters of one character of a word; empty for what parts words. */
  private static String spelled(int c) {
    return switch (c) {
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'đ' -> "d";
      case 'ı' -> "i";
      case 'ħ' -> "h";
      case 'ŧ' -> "t";
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      default -> partsWords(c) ? "" : Character.toString(c);
    };
  }

  private static boolean partsWords(int c) {
    return c < 0x80 && !Character.isLetterOrDigit(c)
        || c >= 0x80 && c <= 0xbf
        || c >= 0x2000 && c <= 0x206f
        || c >= 0x3000 && c <= 0x303f;
  }

  /** The folded text. */
  String text() {
    return text;
  }

  /** Its words. */
  List<String> words() {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" ", -1));
  }

  /**
   * Where in the folded text a word of a question stands: at the beginning of a word if it is
   * short, anywhere otherwise; -1 for nowhere.
   */
  int find(String word) {
    int found = text.indexOf(" " + word);
    return found >= 0 ? found + 1 : word.length() < 3 ? -1 : text.indexOf(word);
  }

  /** Where in the original the character at a place of the folded text comes from. */
  int origin(int place) {
    return origins[place];
  }
}
