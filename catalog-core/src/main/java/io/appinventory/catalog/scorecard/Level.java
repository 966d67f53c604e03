package io.appinventory.catalog.scorecard;

import java.math.BigDecimal;

/**
 * A level that entities reach on a scorecard: bronze, silver, gold. Levels are a ladder: an entity
 * is on the highest one of which it meets all that is asked, and of all below.
 *
 * @param name unique within the scorecard
 * @param minScore the score from which on it is reached, 0 to 100 with two digits; 0 where only
 *     required criteria decide
 * @param sortOrder its place among levels of the same {@code minScore}
 */
public record Level(String name, BigDecimal minScore, int sortOrder) {
  /** A level reached by a score. */
  public static Level of(String name, long minScore) {
    return new Level(name, BigDecimal.valueOf(minScore), 0);
  }
}
