package io.appinventory.catalog.query.resolve;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A value of the type that it is compared with. */
public sealed interface Scalar {
  /** Text or a code; ordered by code point. */
  record Text(String value) implements Scalar {}

  /** A number, ordered by value. */
  record Numeral(BigDecimal value) implements Scalar {}

  /** True or false. */
  record Bool(boolean value) implements Scalar {}

  /** A point in time, to the microsecond. */
  record Time(Instant value) implements Scalar {}

  /** A day. */
  record Day(LocalDate value) implements Scalar {}

  /** An id. */
  record Uuid(UUID value) implements Scalar {}
}
