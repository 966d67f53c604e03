package io.appinventory.catalog.delivery.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a week's builds went: those that ended in it, with success or not.
 *
 * @param week its Monday, in UTC; of the first and last week only what lies in the window counts
 * @param builds how many there were
 * @param failed how many of them failed
 * @param durationSeconds how long they took, the median; null where none is known
 * @param coveragePercent how much of the code their tests ran, the median; null where none is known
 */
public record BuildWeek(
    LocalDate week,
    int builds,
    int failed,
    @Nullable BigDecimal durationSeconds,
    @Nullable BigDecimal coveragePercent) {}
