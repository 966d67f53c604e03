package io.appinventory.catalog.scorecard.rating;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.scorecard.definition.Definition;
import java.util.List;
import java.util.Optional;

/**
 * A scorecard that can be asked of entities of one type at one moment. Made by {@link
 * ScorecardResolver}. Two are equal only when they are the same.
 */
public final class ResolvedScorecard {
  private final Definition definition;
  private final EntityType<?> type;
  private final Optional<Question> inside;
  private final List<ResolvedCriterion> criteria;

  ResolvedScorecard(
      Definition definition,
      EntityType<?> type,
      Optional<Question> inside,
      List<ResolvedCriterion> criteria) {
    this.definition = definition;
    this.type = type;
    this.inside = inside;
    this.criteria = List.copyOf(criteria);
  }

  /** As it is defined. */
  public Definition definition() {
    return definition;
  }

  /** The entities it is asked of. */
  public EntityType<?> type() {
    return type;
  }

  /** Whether it is for an entity; empty when it is for all of the type. */
  public Optional<Question> inside() {
    return inside;
  }

  /** Its criteria, in their order. */
  public List<ResolvedCriterion> criteria() {
    return criteria;
  }

  /**
   * The score in hundredths of a percent from which on a level, by its place from 1, is reached.
   */
  public int threshold(int rank) {
    return definition.levels().get(rank - 1).minScore().movePointRight(2).intValueExact();
  }

  @Override
  public String toString() {
    return definition.scorecard().name() + " of " + type;
  }
}
