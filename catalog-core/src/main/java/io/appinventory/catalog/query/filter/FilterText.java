package io.appinventory.catalog.query.filter;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Writes filters in their text form. {@link FilterParser} reads an equal filter back. */
public final class FilterText {
  private FilterText() {}

  /** The text; empty when it holds for everything. */
  public static String print(Filter filter) {
    return switch (filter) {
      case Filter.Always always -> "";
      case Filter.And and -> joined(and.parts(), " AND ");
      case Filter.Or or -> joined(or.parts(), " OR ");
      case Filter.Not not -> "NOT " + part(not.part());
      case Filter.Term term -> term("", term);
    };
  }

  /** What stands before the path. */
  private static String term(String before, Filter.Term term) {
    String path = before + term.path();
    return switch (term) {
      case Filter.Compare c -> path + " " + c.operator() + " " + literal(c.value());
      case Filter.In in ->
          path
              + in.values().stream()
                  .map(FilterText::literal)
                  .collect(Collectors.joining(", ", " in (", ")"));
      case Filter.Prefix prefix -> path + " " + prefix.operator() + " " + prefix(prefix.text());
      case Filter.Has has -> path + ":" + literal(has.value());
      case Filter.Matches m ->
          "matches(" + path + ", " + Quoting.quoted(m.expression().value()) + ")";
      case Filter.Present present -> path + ":*";
      case Filter.Some some -> path + "[" + print(some.where()) + "]";
      case Filter.Count c ->
          "count(" + path + condition(c.where()) + ") " + c.operator() + " " + c.number();
      case Filter.Last last ->
          term(before + "last(" + last.path() + condition(last.where()) + ").", last.test());
    };
  }

  private static String joined(List<Filter> parts, String connective) {
    return parts.stream().map(FilterText::part).collect(Collectors.joining(connective));
  }

  private static String part(Filter filter) {
    boolean composite =
        filter instanceof Filter.And || filter instanceof Filter.Or || filter instanceof Filter.Not;
    return composite ? "(" + print(filter) + ")" : print(filter);
  }

  private static String condition(Filter where) {
    return where instanceof Filter.Always ? "" : "[" + print(where) + "]";
  }

  private static String prefix(Literal literal) {
    String text = literal(literal);
    return text.substring(0, text.length() - 1) + "*\"";
  }

  private static String literal(Literal literal) {
    return switch (literal) {
      case Literal.Text text -> Quoting.text(text.value());
      case Literal.Numeral number -> number.value().toString();
      case Literal.Bool bool -> String.valueOf(bool.value());
      case Literal.Time time ->
          time.base().map(at -> "timestamp(\"" + at + "\")").orElse("now()")
              + offset(time.offset());
    };
  }

  private static String offset(Duration offset) {
    if (offset.isZero()) {
      return "";
    }
    String sign = offset.isNegative() ? " - " : " + ";
    return sign + "duration(\"" + Durations.print(offset.abs()) + "\")";
  }
}
