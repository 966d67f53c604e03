package io.appinventory.catalog.scorecard;

import static io.appinventory.db.schema.Tables.SCORECARD_EXEMPTIONS;

import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The description of exemptions, which scorecards own. */
public final class Exemptions {
  /** The criterion's name. */
  public static final Property<Exemption, String> CRITERION =
      Property.text(SCORECARD_EXEMPTIONS.CRITERION, Exemption::criterion);

  /** The entity's collection. */
  public static final Property<Exemption, String> ENTITY_TYPE =
      Property.text(SCORECARD_EXEMPTIONS.ENTITY_TYPE, Exemption::entityType);

  /** The entity. */
  public static final Property<Exemption, UUID> ENTITY_ID =
      Property.uuid(SCORECARD_EXEMPTIONS.ENTITY_ID, Exemption::entityId);

  /** Why. */
  public static final Property<Exemption, String> REASON =
      Property.text(SCORECARD_EXEMPTIONS.REASON, Exemption::reason);

  /** The moment from which on it is exempt no longer. */
  public static final Property<Exemption, Instant> EXPIRES_AT =
      Property.timestamp(SCORECARD_EXEMPTIONS.EXPIRES_AT, Exemption::expiresAt);

  /** When it was granted. */
  public static final Property<Exemption, Instant> CREATED_AT =
      Property.timestamp(SCORECARD_EXEMPTIONS.CREATED_AT, Exemption::createdAt)
          .access(Access.READ_ONLY);

  /** Who granted it. */
  public static final Property<Exemption, UUID> CREATED_BY =
      Property.uuid(SCORECARD_EXEMPTIONS.CREATED_BY, Exemption::createdBy).access(Access.READ_ONLY);

  /** The rows. */
  public static final PartType<Exemption> TYPE =
      new PartType<>(
          "exemptions",
          SCORECARD_EXEMPTIONS,
          List.of(CRITERION, ENTITY_TYPE, ENTITY_ID, REASON, EXPIRES_AT, CREATED_AT, CREATED_BY),
          List.of(),
          List.of(CRITERION, ENTITY_TYPE, ENTITY_ID),
          List.of(CRITERION, ENTITY_TYPE, ENTITY_ID),
          false,
          row ->
              new Exemption(
                  row.get(CRITERION),
                  row.get(ENTITY_TYPE),
                  row.get(ENTITY_ID),
                  row.get(REASON),
                  row.optional(EXPIRES_AT),
                  row.optional(CREATED_AT),
                  row.optional(CREATED_BY)));

  private Exemptions() {}
}
