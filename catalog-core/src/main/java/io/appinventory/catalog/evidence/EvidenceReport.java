package io.appinventory.catalog.evidence;

import io.appinventory.catalog.domain.EvidenceFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an import of evidence did, or would do.
 *
 * @param dryRun whether nothing was written
 * @param reports what became of the findings, one of each format
 * @param advisories what became of the advisories
 */
public record EvidenceReport(boolean dryRun, List<Taken> reports, AdvisoryCounts advisories) {
  /** Keeps a copy. */
  public EvidenceReport {
    reports = List.copyOf(reports);
  }

  /** What became of findings. */
  public enum Outcome {
    /** There were none in this format from this source. */
    CREATED,
    /** They say something else than before, or for longer. */
    UPDATED,
    /** They are as they were. */
    UNCHANGED
  }

  /**
   * The findings of one format.
   *
   * @param format the format
   * @param source what they are called
   * @param files how many files they come from
   * @param outcome what became of them
   * @param facts the facts
   * @param packages how many packages
   * @param vulnerabilities how many of these some advisory is about
   * @param observedAt when they were measured
   * @param expiresAt until when they are believed; null for ever
   */
  public record Taken(
      EvidenceFormat format,
      String source,
      int files,
      Outcome outcome,
      SortedMap<String, BigDecimal> facts,
      int packages,
      int vulnerabilities,
      Instant observedAt,
      @Nullable Instant expiresAt) {}

  /**
   * What became of advisories.
   *
   * @param read all of them
   * @param created they were new
   * @param updated they said something else before
   * @param unchanged they are as they were
   * @param vulnerabilities in how many packages of entities they were found
   */
  public record AdvisoryCounts(
      int read, int created, int updated, int unchanged, int vulnerabilities) {
    /** None. */
    public static final AdvisoryCounts NONE = new AdvisoryCounts(0, 0, 0, 0, 0);
  }
}
