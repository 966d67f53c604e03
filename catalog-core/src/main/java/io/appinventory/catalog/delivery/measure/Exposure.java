package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.delivery.Severity;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a project's vulnerabilities expose, and how soon they are remediated. What turned out to be
 * none, and what was accepted, does not count.
 *
 * @param severities for each severity, in their order; those without vulnerabilities are there
 */
public record Exposure(Map<Severity, OfSeverity> severities) {
  /** Keeps a copy in order. */
  public Exposure {
    Map<Severity, OfSeverity> all = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      all.put(severity, severities.getOrDefault(severity, OfSeverity.NONE));
    }
    severities = java.util.Collections.unmodifiableMap(all);
  }

  /**
   * Those of one severity.
   *
   * @param open how many were known and not remediated at the end of the window
   * @param overdue how many of them for longer than the policy allows
   * @param remediated how many were remediated in the window
   * @param inTime how many of them as soon as the policy asks
   * @param fixDays the median of the days from their discovery; null when there is none
   */
  public record OfSeverity(
      int open, int overdue, int remediated, int inTime, @Nullable BigDecimal fixDays) {
    static final OfSeverity NONE = new OfSeverity(0, 0, 0, 0, null);

    /** The share of those in time, in per cent; null when none was remediated. */
    public @Nullable BigDecimal inTimeRate() {
      return Share.percent(inTime, remediated);
    }
  }
}
