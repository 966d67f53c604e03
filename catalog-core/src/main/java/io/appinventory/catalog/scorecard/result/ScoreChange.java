package io.appinventory.catalog.scorecard.result;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entity whose score differs between two scorecards.
 *
 * @param entityType its collection
 * @param entityId its id
 * @param name what people call it
 * @param before its score, 0 to 100 with two digits
 * @param levelBefore its level; null for none
 * @param after its score by the other scorecard
 * @param levelAfter its level by the other scorecard; null for none
 */
public record ScoreChange(
    String entityType,
    UUID entityId,
    String name,
    BigDecimal before,
    @Nullable String levelBefore,
    BigDecimal after,
    @Nullable String levelAfter) {
  /** By how much it rises; negative when it drops. */
  public BigDecimal difference() {
    return after.subtract(before);
  }
}
