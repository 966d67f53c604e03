package io.appinventory.catalog.query.resolve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.query.pattern.TextPattern;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes PostgreSQL's JSON paths. They travel as bind values. Each condition names the JSON type it
 * is about, because a lax path would otherwise look one level deeper into arrays than it should.
 */
final class JsonPaths {
  private JsonPaths() {}

  /** The place that the keys lead to. */
  static String place(List<String> keys) {
    return keys.stream().map(key -> "." + quoted(key)).collect(Collectors.joining("", "$", ""));
  }

  /** Those values at the place, or elements of arrays there, that satisfy the condition. */
  static String where(List<String> keys, String condition) {
    return place(keys) + " ? (" + condition + ")";
  }

  /** A text fits the pattern. */
  static String fits(TextPattern pattern) {
    return "@.type() == \"string\" && @ " + likeRegex(pattern);
  }

  private static String likeRegex(TextPattern pattern) {
    // "s": a dot and a negated set stand for line breaks too, as they do for the operator ~.
    return "like_regex " + quoted(pattern.expression()) + " flag \"s\"";
  }

  /** A text at the place itself, not one of an array there, fits the pattern. */
  static String textFits(List<String> keys, TextPattern pattern) {
    String last = "@." + quoted(keys.getLast());
    return where(
        keys.subList(0, keys.size() - 1),
        "@.type() == \"object\" && "
            + last
            + ".type() == \"string\" && "
            + last
            + " "
            + likeRegex(pattern));
  }

  /** The value compares so. */
  static String compares(ValueTest.Comparison comparison) {
    String operator =
        switch (comparison.operator()) {
          case EQ -> "==";
          case NE -> "!=";
          case LT -> "<";
          case LE -> "<=";
          case GT -> ">";
          case GE -> ">=";
        };
    return type(comparison.value()) + " && @ " + operator + " " + literal(comparison.value());
  }

  /** The value is one of these. */
  static String among(List<Scalar> values) {
    return values.stream()
        .map(value -> "(" + type(value) + " && @ == " + literal(value) + ")")
        .collect(Collectors.joining(" || "));
  }

  /** The value is something: no null, no empty text, no empty object. */
  static String present() {
    return "@.type() == \"number\" || @.type() == \"boolean\" || @.type() == \"array\""
        + " || (@.type() == \"string\" && @ != \"\") || (@.type() == \"object\" && exists (@.*))";
  }

  /** The value is a text, a number, true or false. */
  static String scalar() {
    return "@.type() == \"string\" || @.type() == \"number\" || @.type() == \"boolean\"";
  }

  /** The value is not null. */
  static String notNull() {
    return "@.type() != \"null\"";
  }

  private static String type(Scalar value) {
    return switch (value) {
      case Scalar.Text text -> "@.type() == \"string\"";
      case Scalar.Numeral number -> "@.type() == \"number\"";
      case Scalar.Bool bool -> "@.type() == \"boolean\"";
      case Scalar.Time time -> throw notJson();
      case Scalar.Day day -> throw notJson();
      case Scalar.Uuid uuid -> throw notJson();
    };
  }

  private static String literal(Scalar value) {
    return switch (value) {
      case Scalar.Text text -> quoted(text.value());
      case Scalar.Numeral number -> number.value().toString();
      case Scalar.Bool bool -> String.valueOf(bool.value());
      case Scalar.Time time -> throw notJson();
      case Scalar.Day day -> throw notJson();
      case Scalar.Uuid uuid -> throw notJson();
    };
  }

  private static IllegalStateException notJson() {
    return new IllegalStateException("JSON holds texts, numbers, true and false only");
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }
}
