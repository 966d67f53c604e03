package io.appinventory.catalog.delivery.measure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How defects of a project come and go: its bugs, not what else is kept as defects.
 *
 * @param found how many were created in the window
 * @param escaped how many of them were found in production, or by an incident
 * @param escapeRate the share of those, in per cent; null when none was found
 * @param resolved how many were resolved in the window
 * @param resolveDays the median of the days that took; null when none was
 * @param open how many were neither resolved nor given up at the end of the window
 * @param openDays the median of their age then, in days; null when none was
 */
public record DefectFlow(
    int found,
    int escaped,
    @Nullable BigDecimal escapeRate,
    int resolved,
    @Nullable BigDecimal resolveDays,
    int open,
    @Nullable BigDecimal openDays) {
  /** Nothing happened. */
  public static final DefectFlow NONE = new DefectFlow(0, 0, null, 0, null, 0, null);
}
