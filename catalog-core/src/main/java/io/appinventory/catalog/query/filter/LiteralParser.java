package io.appinventory.catalog.query.filter;

import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.query.filter.Token.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads values. */
final class LiteralParser {
  private static final String EXPECTED =
      "a value: a text in quotes, a number, true, false, now() or timestamp(\"...\")";

  private final TokenReader in;

  LiteralParser(TokenReader in) {
    this.in = in;
  }

  /** Any value, whose stars have to be escaped. */
  Literal value() {
    Token token = in.peek();
    if (token.is(Kind.STRING) && token.stars() > 0) {
      throw token
          .at()
          .error(
              "a star stands only at the end of a text after = or !=; a star itself is written"
                  + " \\*");
    }
    return anyValue();
  }

  private Literal anyValue() {
    Token token = in.peek();
    return switch (token.kind()) {
      case STRING, DATE -> new Literal.Text(in.next().text(), token.at());
      case NUMBER -> new Literal.Numeral(new BigDecimal(in.next().text()), token.at());
      case MINUS -> negative();
      case WORD -> in.second().is(Kind.OPEN) ? time() : word();
      case OPEN,
          CLOSE,
          OPEN_CONDITION,
          CLOSE_CONDITION,
          DOT,
          COMMA,
          COLON,
          STAR,
          PLUS,
          COMPARISON,
          END ->
          throw in.unexpected(EXPECTED);
    };
  }

  private Literal negative() {
    Position at = in.next().at();
    Token number = in.expect(Kind.NUMBER, "a number after -");
    return new Literal.Numeral(new BigDecimal(number.text()).negate(), at);
  }

  private Literal word() {
    Token token = in.next();
    if (in.at(Kind.DOT)) {
      throw token.at().error("a text with a dot in it has to stand in quotes");
    }
    return switch (token.text()) {
      case "true", "false" -> new Literal.Bool(token.text().equals("true"), token.at());
      case "null", "NULL" ->
          throw token
              .at()
              .error("there is no null: write name:* for present, NOT name:* for missing");
      case "AND", "OR", "NOT" ->
          throw token.at().error("found '" + token.text() + "', expected " + EXPECTED);
      default -> new Literal.Text(token.text(), token.at());
    };
  }

  private Literal time() {
    Token name = in.next();
    in.expect(Kind.OPEN, "(");
    Optional<Instant> base =
        switch (name.text()) {
          case "now" -> Optional.empty();
          case "timestamp" -> Optional.of(timestamp());
          case "duration" ->
              throw name.at()
                  .error("a duration stands only after now() or timestamp(...) and + or -");
          default ->
              throw name.at()
                  .error(
                      "no function '"
                          + name.text()
                          + "' gives a value, known are now and timestamp");
        };
    in.expect(Kind.CLOSE, ")");
    return new Literal.Time(base, offset(), name.at());
  }

  private Instant timestamp() {
    Token token = in.at(Kind.DATE) ? in.next() : in.expect(Kind.STRING, "a timestamp in quotes");
    try {
      return TimestampType.parse(token.text());
    } catch (InvalidValueException e) {
      throw token.at().error("the timestamp " + e.getMessage());
    }
  }

  private Duration offset() {
    Duration sum = Duration.ZERO;
    while (in.at(Kind.MINUS) || in.at(Kind.PLUS)) {
      boolean minus = in.next().is(Kind.MINUS);
      Duration each = duration();
      sum = minus ? sum.minus(each) : sum.plus(each);
    }
    return sum;
  }

  private Duration duration() {
    if (!in.peek().isWord("duration")) {
      throw in.unexpected("duration(\"...\")");
    }
    in.next();
    in.expect(Kind.OPEN, "(");
    Token text = in.expect(Kind.STRING, Durations.EXPECTED);
    in.expect(Kind.CLOSE, ")");
    return Durations.parse(text.text())
        .orElseThrow(
            () -> text.at().error("found " + text.shown() + ", expected " + Durations.EXPECTED));
  }
}
