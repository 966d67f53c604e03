package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.DateType;
import io.appinventory.catalog.model.DecimalType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.PasswordType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.query.filter.Literal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Reads literals as values of a property's type. */
final class ScalarReader {
  private static final int MAX_DIGITS = 100;

  private final Instant now;

  ScalarReader(Instant now) {
    this.now = now;
  }

  /** The value, or an error that says what the property takes. */
  Scalar read(Property<?, ?> property, Literal literal) {
    return switch (property.type()) {
      case TextType text -> new Scalar.Text(text(literal, property, "text in quotes"));
      case TextListType texts -> new Scalar.Text(text(literal, property, "text in quotes"));
      case CodeType<?> codes -> code(codes, property, literal);
      case IntegerType integer -> number(literal, property);
      case LongType integer -> number(literal, property);
      case DecimalType decimal -> number(literal, property);
      case BooleanType bool -> bool(literal, property);
      case TimestampType timestamp -> new Scalar.Time(time(literal, property));
      case DateType date -> new Scalar.Day(day(literal, property));
      case ReferenceType<?> reference -> uuid(literal, property);
      case UuidType uuid -> uuid(literal, property);
      case JsonType json -> json(literal, property);
      case PasswordType password -> throw new IllegalStateException("secrets are not asked for");
    };
  }

  private static MalformedQueryException wrong(
      Literal found, Property<?, ?> property, String expected) {
    return found.at().error("found " + Shown.of(found) + ", '" + property + "' takes " + expected);
  }

  private static String text(Literal literal, Property<?, ?> property, String expected) {
    if (!(literal instanceof Literal.Text text)) {
      throw wrong(literal, property, expected);
    }
    if (!TextType.storable(text.value())) {
      throw literal.at().error("a text holds U+0000 or half a surrogate pair");
    }
    return text.value();
  }

  private static Scalar code(CodeType<?> type, Property<?, ?> property, Literal literal) {
    List<String> codes = type.values().stream().map(Coded::code).toList();
    String allowed = "one of " + String.join(", ", codes);
    String code = text(literal, property, allowed);
    if (!codes.contains(code)) {
      throw wrong(literal, property, allowed + Names.suggestion(code, codes));
    }
    return new Scalar.Text(code);
  }

  private static Scalar number(Literal literal, Property<?, ?> property) {
    if (!(literal instanceof Literal.Numeral number)) {
      throw wrong(literal, property, "a number");
    }
    BigDecimal value = number.value();
    if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
      throw literal.at().error("a number has more than " + MAX_DIGITS + " digits");
    }
    return new Scalar.Numeral(value);
  }

  private static Scalar bool(Literal literal, Property<?, ?> property) {
    if (!(literal instanceof Literal.Bool bool)) {
      throw wrong(literal, property, "true or false");
    }
    return new Scalar.Bool(bool.value());
  }

  private Instant time(Literal literal, Property<?, ?> property) {
    String expected =
        "a time such as \"2026-01-31T12:00:00Z\", \"2026-01-31\" or now() - duration(\"90d\")";
    Instant time =
        literal instanceof Literal.Time relative
            ? resolve(relative)
            : parsed(literal, property, expected);
    try {
      new TimestampType().check(time);
    } catch (InvalidValueException e) {
      throw literal.at().error("the time " + e.getMessage());
    }
    return time;
  }

  private Instant resolve(Literal.Time time) {
    try {
      return time.resolve(now);
    } catch (DateTimeException | ArithmeticException e) {
      throw time.at().error("the time lies outside of the years 1 to 9999");
    }
  }

  private static Instant parsed(Literal literal, Property<?, ?> property, String expected) {
    String text = text(literal, property, expected);
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : TimestampType.parse(text);
    } catch (DateTimeException | InvalidValueException e) {
      throw wrong(literal, property, expected);
    }
  }

  /** Of a point in time: its day in UTC. */
  private LocalDate day(Literal literal, Property<?, ?> property) {
    return time(literal, property).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static Scalar uuid(Literal literal, Property<?, ?> property) {
    try {
      return new Scalar.Uuid(UuidType.parse(text(literal, property, "a UUID in quotes")));
    } catch (InvalidValueException e) {
      throw wrong(literal, property, "a UUID in quotes");
    }
  }

  private static Scalar json(Literal literal, Property<?, ?> property) {
    return switch (literal) {
      case Literal.Text text -> new Scalar.Text(text(text, property, ""));
      case Literal.Numeral number -> number(number, property);
      case Literal.Bool bool -> new Scalar.Bool(bool.value());
      case Literal.Time time ->
          throw literal
              .at()
              .error("times inside of '" + property + "' are text: compare with a text");
    };
  }
}
