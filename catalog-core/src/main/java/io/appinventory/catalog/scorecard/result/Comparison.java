package io.appinventory.catalog.scorecard.result;

import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.scorecard.Scorecard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes when a scorecard takes the place of one that is saved.
 *
 * @param saved the one that is saved
 * @param name its name
 * @param rises how many entities have a higher score then
 * @param drops how many have a lower one
 * @param unchanged how many have the same
 * @param enters how many have a score only then
 * @param leaves how many have none then and had one
 * @param levels of the entities that both are for, how many are on which level before and after, by
 *     the places of these; those that stay included
 * @param topRises those that rise most, the greatest rise first
 * @param topDrops those that drop most, the greatest drop first
 */
public record Comparison(
    Id<Scorecard> saved,
    String name,
    long rises,
    long drops,
    long unchanged,
    long enters,
    long leaves,
    List<LevelMove> levels,
    List<ScoreChange> topRises,
    List<ScoreChange> topDrops) {
  /** Keeps copies. */
  public Comparison {
    levels = List.copyOf(levels);
    topRises = List.copyOf(topRises);
    topDrops = List.copyOf(topDrops);
  }

  /**
   * Entities that are on one level before and on one after.
   *
   * @param before the level; null for none
   * @param after the level; null for none
   * @param count how many
   */
  public record LevelMove(@Nullable String before, @Nullable String after, long count) {}
}
