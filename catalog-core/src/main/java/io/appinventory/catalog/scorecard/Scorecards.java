package io.appinventory.catalog.scorecard;

import static io.appinventory.db.schema.Tables.SCORECARDS;
import static io.appinventory.db.schema.Tables.SCORECARD_CRITERIA;
import static io.appinventory.db.schema.Tables.SCORECARD_EXEMPTIONS;
import static io.appinventory.db.schema.Tables.SCORECARD_LEVELS;

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

  /** The entities it applies to, as a filter. */
  public static final Property<Scorecard, String> FILTER =
      Property.text(SCORECARDS.FILTER, Scorecard::filter);

  /** Its questions. */
  public static final Parts<Scorecard, Criterion> CRITERIA =
      Parts.of("criteria", Criteria.TYPE, SCORECARD_CRITERIA.SCORECARD_ID);

  /** Its levels. */
  public static final Parts<Scorecard, Level> LEVELS =
      Parts.of("levels", Levels.TYPE, SCORECARD_LEVELS.SCORECARD_ID);

  /** Who is exempt from what. */
  public static final Parts<Scorecard, Exemption> EXEMPTIONS =
      Parts.of("exemptions", Exemptions.TYPE, SCORECARD_EXEMPTIONS.SCORECARD_ID);

  /** The type. */
  public static final EntityType<Scorecard> TYPE =
      EntityType.<Scorecard>named("scorecards", "scorecard", SCORECARDS)
          .properties(NAME, DESCRIPTION, ENTITY_TYPES, FILTER)
          .relations(CRITERIA, LEVELS, EXEMPTIONS)
          .label(NAME)
          .summary(NAME)
          .record(
              (header, row) ->
                  new Scorecard(
                      header,
                      row.get(NAME),
                      row.optional(DESCRIPTION),
                      row.get(ENTITY_TYPES),
                      row.optional(FILTER)));

  private Scorecards() {}
}
