package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.domain.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Findings in the making, while one file is read. */
final class Tally {
  /** The most packages of one file, and of an import. */
  static final int MAX_PACKAGES = 100_000;

  /** What is said when a package cannot be taken. */
  static final String NO_ROOM =
      "has more than "
          + MAX_PACKAGES
          + " packages, or one whose name, version or package URL is too long or no text";

  private final EvidenceFormat format;
  private final SortedMap<String, BigDecimal> counts = new TreeMap<>();
  private final Set<FoundPackage> packages = new LinkedHashSet<>();
  private @Nullable Instant observedAt;

  Tally(EvidenceFormat format) {
    this.format = format;
  }

  /** One more of something; begins at 0 so that what is looked for and not there is 0. */
  void add(String name, long more) {
    add(name, BigDecimal.valueOf(more));
  }

  void add(String name, BigDecimal more) {
    counts.merge(name, more.min(Facts.MAX), (one, other) -> one.add(other).min(Facts.MAX));
  }

  BigDecimal get(String name) {
    return counts.getOrDefault(name, BigDecimal.ZERO);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  int size() {
    return counts.size();
  }

  /** Takes a package; false when there is no room for it, or it is too long. */
  boolean add(FoundPackage found) {
    if (!found.fits() || packages.size() >= MAX_PACKAGES) {
      return false;
    }
    packages.add(found);
    return true;
  }

  /** Takes a time; the latest counts. */
  void observed(@Nullable Instant at) {
    observedAt = Findings.later(observedAt, at);
  }

  Findings findings() {
    return new Findings(format, counts, packages, observedAt, 1);
  }
}
