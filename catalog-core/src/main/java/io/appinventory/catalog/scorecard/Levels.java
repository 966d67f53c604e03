package io.appinventory.catalog.scorecard;

import static io.appinventory.db.schema.Tables.SCORECARD_LEVELS;

import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** The description of levels, which scorecards own. */
public final class Levels {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The name. */
  public static final Property<Level, String> NAME =
      Property.text(SCORECARD_LEVELS.NAME, Level::name);

  /** The score from which on it is reached. */
  public static final Property<Level, BigDecimal> MIN_SCORE =
      Property.<Level>decimal(SCORECARD_LEVELS.MIN_SCORE, BigDecimal.ZERO, HUNDRED, Level::minScore)
          .defaultsTo(BigDecimal.ZERO);

  /** Its place among levels of the same score. */
  public static final Property<Level, Integer> SORT_ORDER =
      Property.<Level>integer(SCORECARD_LEVELS.SORT_ORDER, 0, Integer.MAX_VALUE, Level::sortOrder)
          .defaultsTo(0);

  /** From the lowest to the highest. */
  public static final Comparator<Level> ORDER =
      Comparator.comparing(Level::minScore)
          .thenComparingInt(Level::sortOrder)
          .thenComparing(Level::name);

  /** The rows. */
  public static final PartType<Level> TYPE =
      new PartType<>(
          "levels",
          SCORECARD_LEVELS,
          List.of(NAME, MIN_SCORE, SORT_ORDER),
          List.of(),
          List.of(NAME),
          List.of(MIN_SCORE, SORT_ORDER, NAME),
          false,
          row -> new Level(row.get(NAME), row.get(MIN_SCORE), row.get(SORT_ORDER)));

  private Levels() {}
}
