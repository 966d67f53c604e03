package io.appinventory.catalog.scorecard.rating;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard says of one entity.
 *
 * @param scorecard the scorecard
 * @param inside whether it is for the entity at all; when not, the rest says nothing
 * @param outcomes of each criterion, in their order
 * @param score in hundredths of a percent, see {@link Scores}; null when no criterion counts
 * @param rank the place on the ladder of levels, from 1; 0 for none, which is always so without a
 *     score
 * @param others what other scorecards said that criteria asked for
 */
public record Rating(
    ResolvedScorecard scorecard,
    boolean inside,
    List<Outcome> outcomes,
    @Nullable Integer score,
    int rank,
    Map<ResolvedScorecard, Rating> others) {

  /** Makes of the answers what they mean. */
  public static Rating of(ResolvedScorecard scorecard, Predicate<Question> answers) {
    return new Marker(answers).rate(scorecard);
  }

  /** Rates one entity, each scorecard once. */
  private static final class Marker {
    private final Predicate<Question> answers;
    private final Map<ResolvedScorecard, Rating> ratings = new IdentityHashMap<>();

    Marker(Predicate<Question> answers) {
      this.answers = answers;
    }

    Rating rate(ResolvedScorecard scorecard) {
      Rating known = ratings.get(scorecard);
      if (known != null) {
        return known;
      }
      List<Outcome> outcomes = new ArrayList<>();
      scorecard.criteria().forEach(criterion -> outcomes.add(outcome(criterion)));
      boolean inside = scorecard.inside().map(answers::test).orElse(true);
      Integer score = score(scorecard, outcomes);
      int rank = score == null ? 0 : rank(scorecard, outcomes, score);
      Rating rating = new Rating(scorecard, inside, outcomes, score, rank, ratings);
      ratings.put(scorecard, rating);
      return rating;
    }

    /** How many hold. All are asked: what other scorecards say explains the answer. */
    private long holding(List<Term> parts) {
      return parts.stream().filter(this::holds).count();
    }

    private Outcome outcome(ResolvedCriterion criterion) {
      if (criterion.exempt().map(answers::test).orElse(false)) {
        return Outcome.EXEMPT;
      }
      if (!criterion.applies().map(answers::test).orElse(true)) {
        return Outcome.NOT_APPLICABLE;
      }
      return holds(criterion.term()) ? Outcome.PASSED : Outcome.FAILED;
    }

    private boolean holds(Term term) {
      return switch (term) {
        case Term.Asked asked -> answers.test(asked.question());
        case Term.AtLeast level -> {
          Rating other = rate(level.scorecard());
          yield other.inside() && other.rank() >= level.rank();
        }
        case Term.Not not -> !holds(not.part());
        case Term.All all -> holding(all.parts()) == all.parts().size();
        case Term.Any any -> holding(any.parts()) > 0;
        case Term.Unanswerable never -> false;
      };
    }
  }

  private static @Nullable Integer score(ResolvedScorecard scorecard, List<Outcome> outcomes) {
    long passed = 0;
    long counted = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      int weight = scorecard.criteria().get(i).criterion().weight();
      switch (outcomes.get(i)) {
        case PASSED -> {
          passed += weight;
          counted += weight;
        }
        case FAILED -> counted += weight;
        case NOT_APPLICABLE, EXEMPT -> {}
      }
    }
    return Scores.score(passed, counted);
  }

  /** Levels are a ladder: each asks for its score, its criteria and all below. */
  private static int rank(ResolvedScorecard scorecard, List<Outcome> outcomes, int score) {
    int rank = 0;
    while (rank < scorecard.definition().levels().size()
        && score >= scorecard.threshold(rank + 1)
        && !blocked(scorecard, outcomes, rank + 1)) {
      rank++;
    }
    return rank;
  }

  private static boolean blocked(ResolvedScorecard scorecard, List<Outcome> outcomes, int rank) {
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) == Outcome.FAILED && scorecard.criteria().get(i).requiredFor() == rank) {
        return true;
      }
    }
    return false;
  }

  /** The level; null for none. */
  public @Nullable String level() {
    return rank == 0 ? null : scorecard.definition().level(rank);
  }
}
