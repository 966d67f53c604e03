package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.model.Coded;
import java.math.BigDecimal;

/**
 * How well software is delivered, next to others: made of the clusters of DORA's <a
 * href="https://dora.dev/research/2023/dora-report/">Accelerate State of DevOps Report 2023</a>,
 * chapter "How do you compare?", the last in which no measure is better in a worse cluster. A value
 * belongs to the best cluster whose answers hold it.
 *
 * <table>
 *   <caption>The clusters of 2023, as the report states them</caption>
 *   <tr><th></th><th>deployments</th><th>lead time</th><th>failures</th><th>recovered in</th></tr>
 *   <tr><td>elite</td><td>on demand</td><td>&lt; a day</td><td>5 %</td><td>&lt; an hour</td></tr>
 *   <tr><td>high</td><td>daily to weekly</td><td>a day to a week</td><td>10 %</td><td>&lt; a day</td></tr>
 *   <tr><td>medium</td><td>weekly to monthly</td><td>a week to a month</td><td>15 %</td><td>a day to a week</td></tr>
 *   <tr><td>low</td><td>weekly to monthly</td><td>a week to a month</td><td>64 %</td><td>a month to six</td></tr>
 * </table>
 *
 * <p>Read into it: on demand is more than once a day, a rate is the most of its band, and what is
 * worse than medium is low. A month has 30 days.
 */
public enum Band implements Coded {
  /** The best. */
  ELITE,
  /** Better than most. */
  HIGH,
  /** As most. */
  MEDIUM,
  /** Worse than most. */
  LOW;

  private static final BigDecimal DAILY = BigDecimal.ONE;
  private static final BigDecimal WEEKLY = new BigDecimal("0.1428");
  private static final BigDecimal MONTHLY = new BigDecimal("0.0333");

  /** Of a number of deployments a day; weekly and monthly with four digits, cut. */
  static Band ofFrequency(BigDecimal perDay) {
    if (perDay.compareTo(DAILY) > 0) {
      return ELITE;
    }
    if (perDay.compareTo(WEEKLY) >= 0) {
      return HIGH;
    }
    return perDay.compareTo(MONTHLY) >= 0 ? MEDIUM : LOW;
  }

  /** Of a lead time in hours. */
  static Band ofLeadTime(BigDecimal hours) {
    if (hours.compareTo(BigDecimal.valueOf(24)) < 0) {
      return ELITE;
    }
    return upTo(hours, 0, 7 * 24, 30 * 24);
  }

  /** Of a change failure rate in per cent. */
  static Band ofFailureRate(BigDecimal percent) {
    return upTo(percent, 5, 10, 15);
  }

  /** Of a time to restore in hours. */
  static Band ofRestoreTime(BigDecimal hours) {
    if (hours.compareTo(BigDecimal.ONE) < 0) {
      return ELITE;
    }
    if (hours.compareTo(BigDecimal.valueOf(24)) < 0) {
      return HIGH;
    }
    return hours.compareTo(BigDecimal.valueOf(7 * 24)) <= 0 ? MEDIUM : LOW;
  }

  private static Band upTo(BigDecimal value, int elite, int high, int medium) {
    if (elite > 0 && value.compareTo(BigDecimal.valueOf(elite)) <= 0) {
      return ELITE;
    }
    if (value.compareTo(BigDecimal.valueOf(high)) <= 0) {
      return HIGH;
    }
    return value.compareTo(BigDecimal.valueOf(medium)) <= 0 ? MEDIUM : LOW;
  }
}
