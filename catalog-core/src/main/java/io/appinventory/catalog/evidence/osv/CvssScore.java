package io.appinventory.catalog.evidence.osv;

import io.appinventory.catalog.domain.VulnerabilitySeverity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The base score of a CVSS vector of version 3.0 or 3.1 (specification, section 7.1). */
public final class CvssScore {
  private static final Map<String, Double> WEIGHTS =
      Map.ofEntries(
          Map.entry("AV:N", 0.85),
          Map.entry("AV:A", 0.62),
          Map.entry("AV:L", 0.55),
          Map.entry("AV:P", 0.2),
          Map.entry("AC:L", 0.77),
          Map.entry("AC:H", 0.44),
          Map.entry("UI:N", 0.85),
          Map.entry("UI:R", 0.62),
          Map.entry("C:H", 0.56),
          Map.entry("C:L", 0.22),
          Map.entry("C:N", 0.0),
          Map.entry("I:H", 0.56),
          Map.entry("I:L", 0.22),
          Map.entry("I:N", 0.0),
          Map.entry("A:H", 0.56),
          Map.entry("A:L", 0.22),
          Map.entry("A:N", 0.0));

  private CvssScore() {}

  /** The score; empty when the vector is of another version or incomplete. */
  public static Optional<Double> of(String vector) {
    if (!vector.startsWith("CVSS:3.")) {
      return Optional.empty();
    }
    Map<String, String> metrics = new HashMap<>();
    for (String part : vector.split("/")) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        metrics.put(part.substring(0, colon), part.substring(colon + 1));
      }
    }
    boolean changed = "C".equals(metrics.get("S"));
    Optional<Double> privileges = privileges(metrics.getOrDefault("PR", ""), changed);
    for (String metric : new String[] {"AV", "AC", "UI", "C", "I", "A"}) {
      if (!WEIGHTS.containsKey(metric + ":" + metrics.get(metric))) {
        return Optional.empty();
      }
    }
    return privileges.map(pr -> base(metrics, changed, pr));
  }

  private static double base(Map<String, String> metrics, boolean changed, double privileges) {
    double iss =
        1 - (1 - weight(metrics, "C")) * (1 - weight(metrics, "I")) * (1 - weight(metrics, "A"));
    double impact = changed ? 7.52 * (iss - 0.029) - 3.25 * Math.pow(iss - 0.02, 15) : 6.42 * iss;
    if (impact <= 0) {
      return 0;
    }
    double exploitability =
        8.22 * weight(metrics, "AV") * weight(metrics, "AC") * privileges * weight(metrics, "UI");
    return roundedUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
  }

  private static double weight(Map<String, String> metrics, String metric) {
    return WEIGHTS.getOrDefault(metric + ":" + metrics.get(metric), 0.0);
  }

  private static Optional<Double> privileges(String value, boolean changed) {
    return switch (value) {
      case "N" -> Optional.of(0.85);
      case "L" -> Optional.of(changed ? 0.68 : 0.62);
      case "H" -> Optional.of(changed ? 0.5 : 0.27);
      default -> Optional.empty();
    };
  }

  private static double roundedUp(double score) {
    long tenThousandths = Math.round(score * 100_000);
    return tenThousandths % 10_000 == 0
        ? tenThousandths / 100_000.0
        : (Math.floor(tenThousandths / 10_000.0) + 1) / 10.0;
  }

  /** The word for a score. */
  public static VulnerabilitySeverity severity(double score) {
    if (score >= 9) {
      return VulnerabilitySeverity.CRITICAL;
    } else if (score >= 7) {
      return VulnerabilitySeverity.HIGH;
    }
    return score >= 4 ? VulnerabilitySeverity.MEDIUM : VulnerabilitySeverity.LOW;
  }
}
