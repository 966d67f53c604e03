package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.TextOrder;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.rating.Scores;
import io.appinventory.catalog.scorecard.result.Comparison;
import io.appinventory.catalog.scorecard.result.Comparison.LevelMove;
import io.appinventory.catalog.scorecard.result.ScoreChange;
import io.appinventory.catalog.session.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Compares two scorecards by the entities they are for. */
final class Comparisons {
  private static final Comparator<ScoreChange> GREATEST_FIRST =
      Comparator.comparing((ScoreChange change) -> change.difference().abs())
          .reversed()
          .thenComparing(ScoreChange::name, TextOrder.BY_CODE_POINT)
          .thenComparing(change -> change.entityId().toString());

  private final Scope scope;
  private final Definition before;
  private final Definition after;

  Comparisons(Scope scope, Definition before, Definition after) {
    this.scope = scope;
    this.before = before;
    this.after = after;
  }

  /** Compares, in one statement; of no types, without one. */
  Comparison of(List<ComparedType> types, int most) {
    Found found = new Found();
    if (!types.isEmpty()) {
      for (Record row : scope.dsl().fetch(new ComparisonStatement(scope, types).naming(most))) {
        found.add(row);
      }
    }
    return found.comparison();
  }

  /** What the rows of the statement add up to. */
  private final class Found {
    private final long[] sums = new long[5];
    private final SortedMap<Long, SortedMap<Long, Long>> levels = new TreeMap<>();
    private final List<ScoreChange> rises = new ArrayList<>();
    private final List<ScoreChange> drops = new ArrayList<>();

    void add(Record row) {
      if (row.get(ComparisonStatement.ID) != null) {
        ScoreChange change = change(row);
        (change.difference().signum() > 0 ? rises : drops).add(change);
        return;
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] += number(row.get(ComparisonStatement.SUMS.get(i)));
      }
      Long from = row.get(ComparisonStatement.RANK_BEFORE);
      Long to = row.get(ComparisonStatement.RANK_AFTER);
      if (from != null && to != null) {
        levels
            .computeIfAbsent(from, rank -> new TreeMap<>())
            .merge(to, number(row.get(ComparisonStatement.COUNT)), Long::sum);
      }
    }

    Comparison comparison() {
      return new Comparison(
          before.scorecard().id(),
          before.scorecard().name(),
          sums[0],
          sums[1],
          sums[2],
          sums[3],
          sums[4],
          moves(),
          rises.stream().sorted(GREATEST_FIRST).toList(),
          drops.stream().sorted(GREATEST_FIRST).toList());
    }

    private List<LevelMove> moves() {
      List<LevelMove> moves = new ArrayList<>();
      levels.forEach(
          (from, ends) ->
              ends.forEach(
                  (to, count) ->
                      moves.add(new LevelMove(level(before, from), level(after, to), count))));
      return moves;
    }
  }

  private ScoreChange change(Record row) {
    return new ScoreChange(
        Objects.requireNonNull(row.get(ComparisonStatement.TYPE)),
        Objects.requireNonNull((UUID) row.get(ComparisonStatement.ID)),
        Objects.requireNonNull(row.get(ComparisonStatement.LABEL)),
        percent(row.get(ComparisonStatement.SCORE_BEFORE)),
        level(before, number(row.get(ComparisonStatement.RANK_BEFORE))),
        percent(row.get(ComparisonStatement.SCORE_AFTER)),
        level(after, number(row.get(ComparisonStatement.RANK_AFTER))));
  }

  private static BigDecimal percent(@Nullable Long hundredths) {
    return Objects.requireNonNull(Scores.percent(Math.toIntExact(number(hundredths))));
  }

  private static long number(@Nullable Long number) {
    return Objects.requireNonNull(number);
  }

  private static @Nullable String level(Definition of, long rank) {
    return rank == 0 ? null : of.level(Math.toIntExact(rank));
  }
}
