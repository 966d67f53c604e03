package io.appinventory.catalog.scorecard.result;

import io.appinventory.catalog.scorecard.rating.Scores;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard says of a group of entities.
 *
 * @param count how many it is for
 * @param scored how many of them have a score
 * @param scoreSum the sum of their scores, in hundredths of a percent
 * @param levels how many are on each level, from none (at 0) to the highest
 * @param buckets how many have a score from 0, 10, 20, ... 90 to the next, 100 among the last
 * @param criteria what came of each criterion, in their order
 */
public record GroupSummary(
    long count,
    long scored,
    long scoreSum,
    List<Long> levels,
    List<Long> buckets,
    List<Tally> criteria) {
  /** How many buckets there are. */
  public static final int BUCKETS = 10;

  /** Keeps copies. */
  public GroupSummary {
    levels = List.copyOf(levels);
    buckets = List.copyOf(buckets);
    criteria = List.copyOf(criteria);
  }

  /** The mean of the scores, 0 to 100 with two digits, rounded half up; null when there is none. */
  public @Nullable BigDecimal average() {
    return Scores.percent(Scores.average(scoreSum, scored));
  }

  /** Both groups together, which have no entity in common. */
  public GroupSummary plus(GroupSummary other) {
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < criteria.size(); i++) {
      tallies.add(sum(criteria.get(i), other.criteria().get(i)));
    }
    return new GroupSummary(
        count + other.count,
        scored + other.scored,
        scoreSum + other.scoreSum,
        sums(levels, other.levels),
        sums(buckets, other.buckets),
        tallies);
  }

  private static Tally sum(Tally a, Tally b) {
    return new Tally(
        a.criterion(),
        a.passed() + b.passed(),
        a.failed() + b.failed(),
        a.notApplicable() + b.notApplicable(),
        a.exempt() + b.exempt());
  }

  private static List<Long> sums(List<Long> a, List<Long> b) {
    return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
  }
}
