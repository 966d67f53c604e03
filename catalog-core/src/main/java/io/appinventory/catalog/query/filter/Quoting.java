package io.appinventory.catalog.query.filter;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes names and texts so that {@link FilterLexer} reads the same back. */
final class Quoting {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_-]*");
  private static final Pattern KEYWORD = Pattern.compile("AND|OR|NOT");

  private Quoting() {}

  /** A name of a path, in quotes unless it is a plain word. */
  static String name(String name) {
    boolean plain = PLAIN.matcher(name).matches() && !KEYWORD.matcher(name).matches();
    return plain ? name : text(name);
  }

  /** A text, every star escaped. */
  static String text(String value) {
    return quoted(value).replace("*", "\\*");
  }

  /** A text whose stars mean nothing, such as a regular expression. */
  static String quoted(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2).append('"');
    value.chars().forEach(c -> append(out, (char) c));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ' || Character.isSurrogate(c)) {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
