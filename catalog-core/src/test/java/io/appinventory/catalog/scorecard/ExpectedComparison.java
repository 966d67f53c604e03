package io.appinventory.catalog.scorecard;

import io.appinventory.catalog.scorecard.ExpectedScores.Rated;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.result.Comparison;
import io.appinventory.catalog.scorecard.result.Comparison.LevelMove;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.scorecard.result.ScoreChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What changes from one scorecard to another, reckoned in memory. */
final class ExpectedComparison {
  private final Definition before;
  private final Definition after;

  ExpectedComparison(Definition before, Definition after) {
    this.before = before;
    this.after = after;
  }

  /** An entity, with what both say of it. */
  private record Both(
      EntityResult entity, @Nullable EntityScore before, @Nullable EntityScore after) {
    @Nullable BigDecimal from() {
      return before == null ? null : before.score();
    }

    @Nullable BigDecimal to() {
      return after == null ? null : after.score();
    }

    int direction() {
      return to().compareTo(from());
    }

    ScoreChange change() {
      return new ScoreChange(
          entity.entityType(),
          entity.entityId(),
          entity.name(),
          from(),
          before.level(),
          to(),
          after.level());
    }
  }

  Comparison of(List<Rated> old, List<Rated> all, int most) {
    Map<UUID, Both> pairs = new LinkedHashMap<>();
    old.forEach(
        each -> pairs.put(each.entity().id().value(), new Both(each.result(), each.score(), null)));
    for (Rated each : all) {
      Both pair = pairs.get(each.entity().id().value());
      EntityScore was = pair == null ? null : pair.before();
      pairs.put(each.entity().id().value(), new Both(each.result(), was, each.score()));
    }
    List<Both> both =
        pairs.values().stream().filter(each -> each.from() != null && each.to() != null).toList();
    return new Comparison(
        before.scorecard().id(),
        before.scorecard().name(),
        both.stream().filter(each -> each.direction() > 0).count(),
        both.stream().filter(each -> each.direction() < 0).count(),
        both.stream().filter(each -> each.direction() == 0).count(),
        pairs.values().stream().filter(each -> each.from() == null && each.to() != null).count(),
        pairs.values().stream().filter(each -> each.to() == null && each.from() != null).count(),
        moves(pairs.values().stream().toList()),
        top(both, each -> each.direction() > 0, most),
        top(both, each -> each.direction() < 0, most));
  }

  private List<LevelMove> moves(List<Both> pairs) {
    List<LevelMove> moves = new ArrayList<>();
    for (int from = 0; from <= before.levels().size(); from++) {
      for (int to = 0; to <= after.levels().size(); to++) {
        long count = count(pairs, from, to);
        if (count > 0) {
          moves.add(new LevelMove(level(before, from), level(after, to), count));
        }
      }
    }
    return moves;
  }

  private long count(List<Both> pairs, int from, int to) {
    return pairs.stream()
        .filter(each -> each.before() != null && each.after() != null)
        .filter(each -> ExpectedScores.rank(before, each.before()) == from)
        .filter(each -> ExpectedScores.rank(after, each.after()) == to)
        .count();
  }

  private static @Nullable String level(Definition of, int rank) {
    return rank == 0 ? null : of.level(rank);
  }

  private static List<ScoreChange> top(List<Both> both, Predicate<Both> which, int most) {
    return both.stream()
        .filter(which)
        .map(Both::change)
        .sorted(
            Comparator.comparing((ScoreChange change) -> change.difference().abs().negate())
                .thenComparing(change -> new CodePoints(change.name()))
                .thenComparing(change -> change.entityId().toString()))
        .limit(most)
        .toList();
  }
}
