package io.appinventory.catalog.query.filter;

import io.appinventory.catalog.query.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads single conditions. */
final class TermParser {
  private static final String COMPARATOR = "=, !=, <, <=, >, >=, :, in or [";

  private final TokenReader in;
  private final FilterLimits limits;
  private final LiteralParser literals;
  private final Supplier<Filter> condition;
  private int terms;

  /**
   * Reads from {@code in}.
   *
   * @param condition reads what stands in brackets, with the closing one
   */
  TermParser(TokenReader in, FilterLimits limits, Supplier<Filter> condition) {
    this.in = in;
    this.limits = limits;
    this.literals = new LiteralParser(in);
    this.condition = condition;
  }

  /** A path, and what puts a condition on it behind the last rows that lead to it. */
  private record Reach(Path path, UnaryOperator<Filter.Term> behind) {}

  Filter.Term term() {
    Token first = in.peek();
    count(first);
    if (atLast()) {
      return restriction(reach());
    }
    if (first.is(Kind.WORD) && in.second().is(Kind.OPEN)) {
      return function();
    }
    if (first.isWord("AND") || first.isWord("OR") || first.isWord("NOT")) {
      throw in.unexpected("a condition such as name = \"x\"");
    }
    if (first.is(Kind.STRING) || first.is(Kind.NUMBER) || first.is(Kind.DATE)) {
      throw first
          .at()
          .error(
              "found "
                  + first.shown()
                  + " alone; a condition begins with a name, as in name:\"x\"");
    }
    return restriction(reach());
  }

  private void count(Token first) {
    terms++;
    if (terms > limits.terms()) {
      throw first.at().error("it has more than " + limits.terms() + " conditions");
    }
  }

  private boolean atLast() {
    return in.peek().isWord("last") && in.second().is(Kind.OPEN);
  }

  /** {@code team.name}, {@code last(builds[...]).status}. */
  private Reach reach() {
    if (!atLast()) {
      return new Reach(in.path(), test -> test);
    }
    count(in.next());
    in.next();
    Path path = in.path();
    Filter where = where();
    in.expect(Kind.CLOSE, "[ or )");
    in.expect(Kind.DOT, ". and what is asked of it, as in last(builds).status = \"success\"");
    Reach rest = reach();
    return new Reach(rest.path(), test -> new Filter.Last(path, where, rest.behind().apply(test)));
  }

  private Filter where() {
    return in.skip(Kind.OPEN_CONDITION) ? condition.get() : Filter.always();
  }

  private Filter.Term restriction(Reach reach) {
    return reach.behind().apply(restriction(reach.path()));
  }

  private Filter.Term restriction(Path path) {
    Token token = in.peek();
    if (token.is(Kind.COMPARISON)) {
      return comparison(path, Operator.ofSymbol(in.next().text()).orElseThrow());
    }
    if (in.skip(Kind.COLON)) {
      return has(path);
    }
    if (in.skip(Kind.OPEN_CONDITION)) {
      return some(path);
    }
    if (token.isWordIgnoringCase("in") && in.second().is(Kind.OPEN)) {
      in.next();
      return new Filter.In(path, values());
    }
    throw in.unexpected(COMPARATOR);
  }

  private Filter.Term comparison(Path path, Operator operator) {
    Token token = in.peek();
    if (token.is(Kind.STAR)) {
      throw token.at().error("write " + path + ":* for present");
    }
    if (!operator.ordering() && token.is(Kind.STRING) && endsInOnlyStar(token)) {
      in.next();
      String text = token.text().substring(0, token.text().length() - 1);
      return new Filter.Prefix(path, operator, new Literal.Text(text, token.at()));
    }
    return new Filter.Compare(path, operator, literals.value());
  }

  private static boolean endsInOnlyStar(Token token) {
    return token.stars() == 1 && token.trailingStar();
  }

  private Filter.Term has(Path path) {
    if (in.skip(Kind.STAR)) {
      return new Filter.Present(path);
    }
    if (in.at(Kind.OPEN)) {
      throw in.peek()
          .at()
          .error("write each value with its name: " + path + ":\"a\" OR " + path + ":\"b\"");
    }
    return new Filter.Has(path, literals.value());
  }

  private Filter.Term some(Path path) {
    Filter where = condition.get();
    if (in.at(Kind.DOT)) {
      throw in.peek().at().error("nothing follows the brackets; put the condition inside of them");
    }
    return new Filter.Some(path, where);
  }

  private List<Literal> values() {
    in.expect(Kind.OPEN, "(");
    List<Literal> values = new ArrayList<>();
    do {
      values.add(literals.value());
      if (values.size() > limits.values()) {
        throw in.peek().at().error("in takes at most " + limits.values() + " values");
      }
    } while (in.skip(Kind.COMMA));
    in.expect(Kind.CLOSE, ", or )");
    return values;
  }

  private Filter.Term function() {
    Token name = in.next();
    in.next();
    return switch (name.text()) {
      case "count" -> count();
      case "matches" -> matches();
      case "now", "timestamp", "duration" ->
          throw name.at()
              .error(
                  name.text()
                      + "(...) is a value; a condition begins with a name, as in updated_at >"
                      + " now()");
      default ->
          throw name.at()
              .error(
                  "no function '"
                      + name.text()
                      + "', known are count, last, matches, now, timestamp, duration");
    };
  }

  private Filter.Term count() {
    Reach reach = reach();
    Filter where = where();
    in.expect(Kind.CLOSE, "[ or )");
    Token comparison = in.expect(Kind.COMPARISON, "=, !=, <, <=, > or >=");
    Token number = in.expect(Kind.NUMBER, "a whole number");
    if (!number.text().matches("\\d{1,9}")) {
      throw number
          .at()
          .error("found " + number.shown() + ", expected a whole number below 1,000,000,000");
    }
    Operator operator = Operator.ofSymbol(comparison.text()).orElseThrow();
    long counted = Long.parseLong(number.text());
    return reach.behind().apply(new Filter.Count(reach.path(), where, operator, counted));
  }

  private Filter.Term matches() {
    Reach reach = reach();
    in.expect(Kind.COMMA, ",");
    Token expression = in.expect(Kind.STRING, "a regular expression in quotes");
    in.expect(Kind.CLOSE, ")");
    Literal.Text text = new Literal.Text(expression.text(), expression.at());
    return reach.behind().apply(new Filter.Matches(reach.path(), text));
  }
}
