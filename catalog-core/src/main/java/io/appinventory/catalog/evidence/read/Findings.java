package io.appinventory.catalog.evidence.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.domain.Facts;
import io.appinventory.catalog.exchange.DocumentHash;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one file says of an entity, or several files of one format together.
 *
 * @param format the format
 * @param counts what was counted, by the names of facts; of several files the sums
 * @param packages the packages listed
 * @param observedAt when it was measured, the latest of several; null where no file says
 * @param files how many files
 */
public record Findings(
    EvidenceFormat format,
    SortedMap<String, BigDecimal> counts,
    Set<FoundPackage> packages,
    @Nullable Instant observedAt,
    int files) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DIGITS = 4;
  private static final String COVERED = ".covered";
  private static final String PACKAGES = "packages.total";

  /** Keeps copies. */
  public Findings {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    packages = Collections.unmodifiableSet(new LinkedHashSet<>(packages));
  }

  /** Both together: numbers added, packages united. */
  public Findings plus(Findings other) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>(counts);
    other.counts.forEach(
        (name, count) -> sums.merge(name, count, (a, b) -> a.add(b).min(Facts.MAX)));
    Set<FoundPackage> all = new LinkedHashSet<>(packages);
    all.addAll(other.packages);
    return new Findings(
        format, sums, all, later(observedAt, other.observedAt), files + other.files);
  }

  static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  /**
   * The facts: what was counted, how many packages there are, and of what was covered how much in
   * percent, rounded down so that only all is 100.
   */
  public SortedMap<String, BigDecimal> facts() {
    SortedMap<String, BigDecimal> facts = new TreeMap<>();
    counts.forEach((name, count) -> facts.put(name, count.setScale(DIGITS, RoundingMode.DOWN)));
    counts.forEach((name, count) -> percentage(facts, name, count));
    if (format == EvidenceFormat.CYCLONEDX || format == EvidenceFormat.SPDX) {
      facts.put(PACKAGES, BigDecimal.valueOf(packages.size()).setScale(DIGITS));
    }
    return facts;
  }

  private void percentage(SortedMap<String, BigDecimal> facts, String name, BigDecimal covered) {
    if (name.endsWith(COVERED)) {
      String what = name.substring(0, name.length() - COVERED.length());
      BigDecimal total = counts.getOrDefault(what + ".total", BigDecimal.ZERO);
      if (total.signum() > 0) {
        facts.put(what, covered.multiply(HUNDRED).divide(total, DIGITS, RoundingMode.DOWN));
      }
    }
  }

  /** Tells whether others say the same, whatever the order and the layout of their files. */
  public String hash() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    facts().forEach((name, value) -> all.put(name, value.toPlainString()));
    ObjectNode listed = all.putObject("packages");
    packages.forEach(
        each ->
            listed.put(
                each.ecosystem() + "\n" + each.name() + "\n" + each.version(), "" + each.purl()));
    return DocumentHash.of(all);
  }
}
