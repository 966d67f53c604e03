package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.query.filter.Literal;

/** Literals as messages show them. */
final class Shown {
  private Shown() {}

  static String of(Literal literal) {
    return switch (literal) {
      case Literal.Text text -> "\"" + shortened(text.value()) + "\"";
      case Literal.Numeral number -> "the number " + shortened(number.value().toString());
      case Literal.Bool bool -> String.valueOf(bool.value());
      case Literal.Time time -> "a time";
    };
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
