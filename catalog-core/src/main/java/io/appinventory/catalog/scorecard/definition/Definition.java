package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.scorecard.Criteria;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.Level;
import io.appinventory.catalog.scorecard.Levels;
import io.appinventory.catalog.scorecard.Scorecard;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A scorecard with its parts.
 *
 * @param scorecard the scorecard
 * @param criteria in their order
 * @param levels from the lowest to the highest
 * @param exemptionsOf the scorecard whose exemptions apply: itself, or for a draft the one it is to
 *     replace
 * @param exempted the criteria for which that scorecard has exemptions, expired ones included
 */
public record Definition(
    Scorecard scorecard,
    List<Criterion> criteria,
    List<Level> levels,
    UUID exemptionsOf,
    Set<String> exempted) {
  /** Keeps copies. */
  public Definition {
    criteria = criteria.stream().sorted(Criteria.ORDER).toList();
    levels = levels.stream().sorted(Levels.ORDER).toList();
    exempted = Set.copyOf(exempted);
  }

  /** A scorecard without exemptions. */
  public static Definition of(Scorecard scorecard, List<Criterion> criteria, List<Level> levels) {
    return new Definition(scorecard, criteria, levels, scorecard.id().value(), Set.of());
  }

  /** The same under the exemptions of another, for the criteria that it names alike. */
  public Definition withExemptionsOf(Definition other) {
    return new Definition(scorecard, criteria, levels, other.exemptionsOf(), other.exempted());
  }

  /** The id. */
  public UUID id() {
    return scorecard.id().value();
  }

  /** Whether it is for entities of a collection. */
  public boolean isFor(String collection) {
    return scorecard.entityTypes().contains(collection);
  }

  /** The place of a level on the ladder, from 1; 0 when there is none of the name. */
  public int rank(String level) {
    return levels.stream().map(Level::name).toList().indexOf(level) + 1;
  }

  /** The name of the level at a place on the ladder, from 1. */
  public String level(int rank) {
    return levels.get(rank - 1).name();
  }
}
