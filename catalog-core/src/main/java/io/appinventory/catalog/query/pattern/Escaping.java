package io.appinventory.catalog.query.pattern;

/** Writes characters that stand for themselves, inside and outside of brackets. */
final class Escaping {
  private Escaping() {}

  static void append(StringBuilder out, int c) {
    boolean special = c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c) && c != '_';
    if (special) {
      out.append('\\');
    }
    out.appendCodePoint(c);
  }
}
