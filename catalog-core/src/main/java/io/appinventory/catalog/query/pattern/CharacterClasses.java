package io.appinventory.catalog.query.pattern;

import io.appinventory.catalog.query.pattern.Node.Span;
import java.util.List;

/** What \d, \w and \s stand for: ASCII only. */
final class CharacterClasses {
  private static final List<Span> DIGITS = List.of(new Span('0', '9'));
  private static final List<Span> WORD =
      List.of(new Span('0', '9'), new Span('A', 'Z'), new Span('_', '_'), new Span('a', 'z'));
  private static final List<Span> SPACE = List.of(new Span('\t', '\r'), new Span(' ', ' '));

  private CharacterClasses() {}

  static boolean known(int name) {
    return name == 'd' || name == 'w' || name == 's';
  }

  static List<Span> spans(int name) {
    return name == 'd' ? DIGITS : name == 'w' ? WORD : SPACE;
  }
}
