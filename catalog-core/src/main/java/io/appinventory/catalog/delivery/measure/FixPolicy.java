package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.delivery.Severity;
import io.appinventory.catalog.error.MalformedQueryException;

/**
 * Within how many days of their discovery vulnerabilities have to be remediated. The usual ones are
 * those of FedRAMP's <a
 * href="https://www.fedramp.gov/assets/resources/documents/CSP_Continuous_Monitoring_Strategy_Guide.pdf">Continuous
 * Monitoring Strategy Guide</a> (high 30, moderate 90, low 180), and a week for critical ones.
 *
 * @param critical for critical ones
 * @param high for those of high severity
 * @param medium for those of medium severity
 * @param low for those of low severity
 */
public record FixPolicy(int critical, int high, int medium, int low) {
  /** The most days. */
  public static final int MAX = 3_650;

  /** What holds when nothing is said. */
  public static final FixPolicy USUAL = new FixPolicy(7, 30, 90, 180);

  /** Checks the limits. */
  public FixPolicy {
    for (int days : new int[] {critical, high, medium, low}) {
      if (days < 0 || days > MAX) {
        throw new MalformedQueryException(
            "policy", "is " + days + " days, allowed are 0 to " + MAX);
      }
    }
  }

  /** The days of a severity. */
  public int days(Severity severity) {
    return switch (severity) {
      case CRITICAL -> critical;
      case HIGH -> high;
      case MEDIUM -> medium;
      case LOW -> low;
    };
  }
}
