package io.appinventory.catalog.scorecard;

import static io.appinventory.db.schema.Tables.SCORECARDS;
import static io.appinventory.db.schema.Tables.SCORECARD_CRITERIA;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import java.util.List;

/** The description of scorecards. */
public final class Scorecards {
  /** The name. */
  public static final Property<Scorecard, String> NAME =
      Property.text(SCORECARDS.NAME, Scorecard::name);

  /** What it is for. */
  public static final Property<Scorecard, String> DESCRIPTION =
      Property.text(SCORECARDS.DESCRIPTION, Scorecard::description);

  /** The collections it applies to. */
  public static final Property<Scorecard, List<String>> ENTITY_TYPES =
      Property.texts(SCORECARDS.ENTITY_TYPES, Scorecard::entityTypes);

  /** Its questions. */
  public static final Parts<Scorecard, Criterion> CRITERIA =
      Parts.of("criteria", Criteria.TYPE, SCORECARD_CRITERIA.SCORECARD_ID);

  /** The type. */
  public static final EntityType<Scorecard> TYPE =
      EntityType.<Scorecard>named("scorecards", "scorecard", SCORECARDS)
          .properties(NAME, DESCRIPTION, ENTITY_TYPES)
          .relations(CRITERIA)
          .label(NAME)
          .summary(NAME)
          .record(
              (header, row) ->
                  new Scorecard(
                      header, row.get(NAME), row.optional(DESCRIPTION), row.get(ENTITY_TYPES)));

  private Scorecards() {}
}
