package io.appinventory.catalog.query;

import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * What else limits a list, beyond what a filter can say: the matches of a search, the entities a
 * rule allows.
 *
 * @param fingerprint says the same as the condition; cursors of one restriction are refused under
 *     another
 * @param condition on the type's own table
 */
public record Restriction(String fingerprint, Condition condition) {
  private static final Restriction NONE = new Restriction("", DSL.noCondition());

  /** No limit. */
  public static Restriction none() {
    return NONE;
  }

  /** Whether nothing is limited. */
  public boolean isNone() {
    return equals(NONE);
  }
}
