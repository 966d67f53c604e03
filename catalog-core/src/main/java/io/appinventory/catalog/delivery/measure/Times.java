package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.model.UuidV7;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.AggregateFilterStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Times in statements. */
final class Times {
  /** The seconds of an hour. */
  static final int HOUR = 3_600;

  /** The seconds of a day. */
  static final int DAY = 86_400;

  private Times() {}

  /** The smallest id that was made at a moment, less some time for clocks that differ. */
  static UUID idsFrom(Instant moment, Duration before) {
    Instant from = moment.minus(before);
    return UuidV7.least(from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from);
  }

  /** The seconds from one time to another. */
  static Field<Double> between(Field<Instant> from, Field<Instant> to) {
    return epoch(to).minus(epoch(from));
  }

  private static Field<Double> epoch(Field<Instant> time) {
    return DSL.function("date_part", Double.class, DSL.inline("epoch"), time);
  }

  /** The median of seconds, of those rows that satisfy the condition, in another unit. */
  static Field<BigDecimal> median(Field<? extends Number> seconds, int unit, Condition where) {
    AggregateFilterStep<BigDecimal> median =
        DSL.percentileCont(DSL.inline(0.5)).withinGroupOrderBy(seconds);
    return DSL.round(median.filterWhere(where).cast(SQLDataType.NUMERIC).div(DSL.inline(unit)), 4);
  }

  /** That a time lies in a window. */
  static Condition within(Field<Instant> time, Window window) {
    return time.ge(window.from()).and(time.lt(window.to()));
  }
}
