package io.appinventory.catalog.scorecard;

import static io.appinventory.db.schema.Tables.SCORECARD_CRITERIA;

import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import java.util.Comparator;
import java.util.List;

/** The description of criteria, which scorecards own. */
public final class Criteria {
  /** The name. */
  public static final Property<Criterion, String> NAME =
      Property.text(SCORECARD_CRITERIA.NAME, Criterion::name);

  /** Why it matters. */
  public static final Property<Criterion, String> DESCRIPTION =
      Property.text(SCORECARD_CRITERIA.DESCRIPTION, Criterion::description);

  /** How to pass. */
  public static final Property<Criterion, String> HINT =
      Property.text(SCORECARD_CRITERIA.HINT, Criterion::hint);

  /** How much it counts, 1 to 3. */
  public static final Property<Criterion, Integer> WEIGHT =
      Property.<Criterion>integer(SCORECARD_CRITERIA.WEIGHT, 1, 3, Criterion::weight).defaultsTo(1);

  /** The kind of check. */
  public static final Property<Criterion, String> CHECK_TYPE =
      Property.text(SCORECARD_CRITERIA.CHECK_TYPE, Criterion::checkType);

  /** What the check needs to know. */
  public static final Property<Criterion, Json> CHECK_CONFIG =
      Property.<Criterion>json(SCORECARD_CRITERIA.CHECK_CONFIG, Criterion::checkConfig)
          .defaultsTo(Json.emptyObject());

  /** The entities it counts for, as a filter. */
  public static final Property<Criterion, String> APPLIES_WHEN =
      Property.text(SCORECARD_CRITERIA.APPLIES_WHEN, Criterion::appliesWhen);

  /** The level that cannot be reached without passing. */
  public static final Property<Criterion, String> LEVEL =
      Property.text(SCORECARD_CRITERIA.LEVEL, Criterion::level);

  /** Its place among the criteria. */
  public static final Property<Criterion, Integer> SORT_ORDER =
      Property.<Criterion>integer(
              SCORECARD_CRITERIA.SORT_ORDER, 0, Integer.MAX_VALUE, Criterion::sortOrder)
          .defaultsTo(0);

  /** As they are shown. */
  public static final Comparator<Criterion> ORDER =
      Comparator.comparingInt(Criterion::sortOrder).thenComparing(Criterion::name);

  /** The rows. */
  public static final PartType<Criterion> TYPE =
      new PartType<>(
          "criteria",
          SCORECARD_CRITERIA,
          List.of(
              NAME,
              DESCRIPTION,
              HINT,
              WEIGHT,
              CHECK_TYPE,
              CHECK_CONFIG,
              APPLIES_WHEN,
              LEVEL,
              SORT_ORDER),
          List.of(),
          List.of(NAME),
          List.of(SORT_ORDER, NAME),
          false,
          row ->
              new Criterion(
                  row.get(NAME),
                  row.optional(DESCRIPTION),
                  row.optional(HINT),
                  row.get(WEIGHT),
                  row.get(CHECK_TYPE),
                  row.get(CHECK_CONFIG),
                  row.optional(APPLIES_WHEN),
                  row.optional(LEVEL),
                  row.get(SORT_ORDER)));

  private Criteria() {}
}
