package io.appinventory.catalog.query;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * What else limits a list, beyond what a filter can say: the matches of a search, the entities a
 * rule allows.
 *
 * @param fingerprint says the same as the condition; cursors of one restriction are refused under
 *     another
 * @param condition on the type's own table
 * @param ranking the order it brings along, if any
 * @param total how many living rows satisfy it, where that takes less than to count them
 * @param complete the order of all, where {@code ranking} has only the best, which may not fill a
 *     page
 */
public record Restriction(
    String fingerprint,
    Condition condition,
    Optional<Ranking> ranking,
    Optional<Total> total,
    Optional<Ranking> complete) {
  private static final Restriction NONE = new Restriction("", DSL.noCondition());

  /** A plain condition. */
  public Restriction(String fingerprint, Condition condition) {
    this(fingerprint, condition, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** No limit. */
  public static Restriction none() {
    return NONE;
  }

  /** The same in the order of all. */
  Restriction completely() {
    return new Restriction(fingerprint, condition, complete, total, Optional.empty());
  }

  /** Whether nothing is limited. */
  public boolean isNone() {
    return equals(NONE);
  }
}
