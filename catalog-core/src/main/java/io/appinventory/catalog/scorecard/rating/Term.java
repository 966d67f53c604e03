package io.appinventory.catalog.scorecard.rating;

import java.util.List;

/** What a criterion asks, down to single questions and to levels of other scorecards. */
public sealed interface Term {
  /** The answer to a question. */
  record Asked(Question question) implements Term {}

  /**
   * The entity is on a level of another scorecard, or on a higher one.
   *
   * @param rank the level's place on the ladder, from 1
   */
  record AtLeast(ResolvedScorecard scorecard, int rank) implements Term {}

  /** The opposite. */
  record Not(Term part) implements Term {}

  /** All. */
  record All(List<Term> parts) implements Term {
    /** Keeps a copy. */
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one. */
  record Any(List<Term> parts) implements Term {
    /** Keeps a copy. */
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Never: it cannot be asked. */
  record Unanswerable(String reason) implements Term {}
}
