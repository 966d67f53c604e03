package io.appinventory.catalog.delivery.measure;

import static io.appinventory.db.schema.Tables.SERVICE_DORA;

import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * The description of the four measures of the last 30 days, which filters and scorecards ask of
 * services: {@code dora.change_failure_rate < 15}. They are a view, reckoned at each asking of all
 * deployments: whoever may not see all of what they are made of is shown none.
 */
public final class RecentDoras {
  private static final BigDecimal MAX = BigDecimal.TEN.pow(15);

  /** The service's. */
  public static final Property<RecentDora, UUID> ID =
      Property.uuid(SERVICE_DORA.ID, RecentDora::id);

  /** How many deployments were over. */
  public static final Property<RecentDora, Integer> DEPLOYMENTS =
      Property.integer(SERVICE_DORA.DEPLOYMENTS, 0, Integer.MAX_VALUE, RecentDora::deployments);

  /** Released deployments a day. */
  public static final Property<RecentDora, BigDecimal> DEPLOYMENT_FREQUENCY =
      Property.decimal(
          SERVICE_DORA.DEPLOYMENT_FREQUENCY, BigDecimal.ZERO, MAX, RecentDora::deploymentFrequency);

  /** The median lead time. */
  public static final Property<RecentDora, BigDecimal> LEAD_TIME_HOURS =
      Property.decimal(
          SERVICE_DORA.LEAD_TIME_HOURS, BigDecimal.ZERO, MAX, RecentDora::leadTimeHours);

  /** In per cent. */
  public static final Property<RecentDora, BigDecimal> CHANGE_FAILURE_RATE =
      Property.decimal(
          SERVICE_DORA.CHANGE_FAILURE_RATE,
          BigDecimal.ZERO,
          BigDecimal.valueOf(100),
          RecentDora::changeFailureRate);

  /** The median time to restore. */
  public static final Property<RecentDora, BigDecimal> TIME_TO_RESTORE_HOURS =
      Property.decimal(
          SERVICE_DORA.TIME_TO_RESTORE_HOURS, BigDecimal.ZERO, MAX, RecentDora::timeToRestoreHours);

  /** The rows. */
  public static final PartType<RecentDora> TYPE =
      new PartType<RecentDora>(
              "dora",
              SERVICE_DORA,
              List.of(
                  ID,
                  DEPLOYMENTS,
                  DEPLOYMENT_FREQUENCY,
                  LEAD_TIME_HOURS,
                  CHANGE_FAILURE_RATE,
                  TIME_TO_RESTORE_HOURS),
              List.of(),
              List.of(ID),
              List.of(ID),
              false,
              row ->
                  new RecentDora(
                      row.get(ID),
                      row.get(DEPLOYMENTS),
                      row.get(DEPLOYMENT_FREQUENCY),
                      row.optional(LEAD_TIME_HOURS),
                      row.get(CHANGE_FAILURE_RATE),
                      row.optional(TIME_TO_RESTORE_HOURS)))
          .sumsOf(() -> Deployments.TYPE, () -> Builds.TYPE, () -> Incidents.TYPE);

  /** Those of a service: one, or none. */
  public static final Parts<Service, RecentDora> OF_SERVICES =
      Parts.of(TYPE.name(), TYPE, SERVICE_DORA.SERVICE_ID);

  private RecentDoras() {}
}
