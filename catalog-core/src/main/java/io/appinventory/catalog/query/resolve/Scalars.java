package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.TextOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Scalars as columns keep them, in the order that PostgreSQL has them in. */
final class Scalars {
  private Scalars() {}

  /** Of what a column keeps. */
  static Scalar of(Object stored) {
    return switch (stored) {
      case String text -> new Scalar.Text(text);
      case BigDecimal number -> new Scalar.Numeral(number);
      case Number number -> new Scalar.Numeral(BigDecimal.valueOf(number.longValue()));
      case Boolean bool -> new Scalar.Bool(bool);
      case Instant time -> new Scalar.Time(time);
      case LocalDate day -> new Scalar.Day(day);
      case UUID uuid -> new Scalar.Uuid(uuid);
      default ->
          throw new IllegalStateException("a column holds a " + stored.getClass().getSimpleName());
    };
  }

  /** Of two values of one kind. */
  static int compare(Scalar found, Scalar wanted) {
    return switch (found) {
      case Scalar.Text text ->
          TextOrder.BY_CODE_POINT.compare(text.value(), ((Scalar.Text) wanted).value());
      case Scalar.Numeral number -> number.value().compareTo(((Scalar.Numeral) wanted).value());
      case Scalar.Bool bool -> Boolean.compare(bool.value(), ((Scalar.Bool) wanted).value());
      case Scalar.Time time -> time.value().compareTo(((Scalar.Time) wanted).value());
      case Scalar.Day day -> day.value().compareTo(((Scalar.Day) wanted).value());
      case Scalar.Uuid uuid -> byBytes(uuid.value(), ((Scalar.Uuid) wanted).value());
    };
  }

  /** Java compares the halves as signed numbers. */
  private static int byBytes(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
