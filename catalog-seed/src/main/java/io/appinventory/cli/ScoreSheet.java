package io.appinventory.cli;

import io.appinventory.catalog.scorecard.rating.Outcome;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.GroupSummary;
import io.appinventory.catalog.scorecard.result.Summary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard says, to be printed.
 *
 * @param summary as a whole and by group
 * @param results by entity, the lowest scores first; empty when grouped
 */
record ScoreSheet(Summary summary, Optional<List<EntityResult>> results) {
  /**
   * A line.
   *
   * @param label what it is about
   * @param count how many entities that is
   * @param score their score or average; null when nothing counts
   * @param remark their level or levels
   * @param failures of one entity the criteria that failed, with what was found
   */
  record Row(
      String label,
      long count,
      @Nullable BigDecimal score,
      String remark,
      List<Failure> failures) {}

  /** A criterion that failed. */
  record Failure(String criterion, String found, String hint) {}

  /** The average of all. */
  @Nullable BigDecimal average() {
    return summary.total().average();
  }

  /** All lines. */
  List<Row> rows() {
    return results
        .map(all -> all.stream().map(ScoreSheet::row).toList())
        .orElseGet(() -> summary.groups().stream().map(this::row).toList());
  }

  private Row row(Summary.Group group) {
    String label = group.label() == null ? "(none)" : group.label();
    GroupSummary of = group.summary();
    BigDecimal score =
        "criterion".equals(summary.by()) ? of.criteria().getFirst().passRate() : of.average();
    return new Row(label, of.count(), score, levels(of), List.of());
  }

  private static Row row(EntityResult result) {
    String level = result.score().level();
    List<Failure> failures =
        result.score().criteria().stream()
            .filter(each -> each.outcome() == Outcome.FAILED)
            .map(
                each ->
                    new Failure(
                        each.name(),
                        each.found() == null ? "null" : each.found().text(),
                        each.hint() == null ? "" : each.hint()))
            .toList();
    return new Row(result.name(), 1, result.score().score(), level == null ? "" : level, failures);
  }

  /** How many are on each level, the highest first. */
  String levels(GroupSummary of) {
    List<String> levels = new ArrayList<>();
    for (int rank = of.levels().size() - 1; rank > 0; rank--) {
      if (of.levels().get(rank) > 0) {
        levels.add(summary.levels().get(rank - 1) + " " + of.levels().get(rank));
      }
    }
    return String.join(", ", levels);
  }
}
