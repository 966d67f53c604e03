package io.appinventory.cli;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What scores have to reach.
 *
 * @param percent the least; empty for anything
 * @param each whether all that is listed has to reach it, and not just the average
 */
record Minimum(Optional<BigDecimal> percent, boolean each) {
  /** Whether a score is too low; without a minimum none is, with one no score is. */
  boolean isAbove(@Nullable BigDecimal score) {
    return percent.isPresent() && (score == null || score.compareTo(percent.get()) < 0);
  }

  /** Whether a row is too low: one that nothing counts for is not. */
  boolean isAbove(ScoreSheet.Row row) {
    return each && row.score() != null && isAbove(row.score());
  }

  /** Whether all of a sheet reaches it. */
  boolean isReached(ScoreSheet sheet) {
    return !isAbove(sheet.average()) && sheet.rows().stream().noneMatch(this::isAbove);
  }

  /** How it is told that a score is too low. */
  String complaint(@Nullable BigDecimal score) {
    String least = percent.map(BigDecimal::toPlainString).orElse("");
    return score == null
        ? "there is nothing to score, at least " + least + " is asked for"
        : score + " is below " + least;
  }
}
