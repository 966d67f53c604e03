package io.appinventory.catalog.delivery.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Shares of numbers. */
final class Share {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Share() {}

  /** In per cent, with four digits after the point; null of nothing. */
  static @Nullable BigDecimal percent(int some, int all) {
    return all == 0
        ? null
        : HUNDRED
            .multiply(BigDecimal.valueOf(some))
            .divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP);
  }
}
