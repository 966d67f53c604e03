package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.INCIDENTS;
import static io.appinventory.db.schema.Tables.INCIDENT_AFFECTED_ENTITIES;
import static io.appinventory.db.schema.Tables.INCIDENT_TIMELINE_ENTRIES;

import io.appinventory.catalog.delivery.Defect;
import io.appinventory.catalog.delivery.Defects;
import io.appinventory.catalog.delivery.Deployment;
import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.time.Instant;

/** The description of incidents. */
public final class Incidents {
  /** What happened, in a line. */
  public static final Property<Incident, String> TITLE =
      Property.text(INCIDENTS.TITLE, Incident::title);

  /** What it is for. */
  public static final Property<Incident, String> DESCRIPTION =
      Property.text(INCIDENTS.DESCRIPTION, Incident::description);

  /** How bad it is. */
  public static final Property<Incident, IncidentSeverity> SEVERITY =
      Property.code(INCIDENTS.SEVERITY, IncidentSeverity.values(), Incident::severity);

  /** How far the work is. */
  public static final Property<Incident, IncidentStatus> STATUS =
      Property.code(INCIDENTS.STATUS, IncidentStatus.values(), Incident::status)
          .defaultsTo(IncidentStatus.INVESTIGATING);

  /** What it does to what it affects. */
  public static final Property<Incident, ImpactType> IMPACT_TYPE =
      Property.code(INCIDENTS.IMPACT_TYPE, ImpactType.values(), Incident::impactType)
          .defaultsTo(ImpactType.DEGRADED);

  /** When it was resolved. */
  public static final Property<Incident, Instant> RESOLVED_AT =
      Property.timestamp(INCIDENTS.RESOLVED_AT, Incident::resolvedAt).access(Access.READ_ONLY);

  /** The deployment that caused it. */
  public static final Property<Incident, Id<Deployment>> DEPLOYMENT_ID =
      Property.reference(INCIDENTS.DEPLOYMENT_ID, Incident::deploymentId);

  /** The deployment that caused it. */
  public static final ToOne<Incident, Deployment> DEPLOYMENT =
      ToOne.of(DEPLOYMENT_ID, () -> Deployments.TYPE);

  /** Defects it brought to light. */
  public static final BackReference<Incident, Defect> DEFECTS =
      BackReference.of("defects", () -> Defects.TYPE, () -> Defects.INCIDENT);

  /** The services it affects. */
  public static final Link<Incident, Service> AFFECTED_SERVICES =
      Link.<Incident, Service>of(
              "affected_services",
              INCIDENT_AFFECTED_ENTITIES.INCIDENT_ID,
              INCIDENT_AFFECTED_ENTITIES.ENTITY_ID,
              () -> Services.TYPE)
          .where(INCIDENT_AFFECTED_ENTITIES.ENTITY_TYPE, "services")
          .writtenAs("affected_service_ids");

  /** The components it affects. */
  public static final Link<Incident, Component> AFFECTED_COMPONENTS =
      Link.<Incident, Component>of(
              "affected_components",
              INCIDENT_AFFECTED_ENTITIES.INCIDENT_ID,
              INCIDENT_AFFECTED_ENTITIES.ENTITY_ID,
              () -> Components.TYPE)
          .where(INCIDENT_AFFECTED_ENTITIES.ENTITY_TYPE, "components")
          .writtenAs("affected_component_ids");

  /** The resources it affects. */
  public static final Link<Incident, Resource> AFFECTED_RESOURCES =
      Link.<Incident, Resource>of(
              "affected_resources",
              INCIDENT_AFFECTED_ENTITIES.INCIDENT_ID,
              INCIDENT_AFFECTED_ENTITIES.ENTITY_ID,
              () -> Resources.TYPE)
          .where(INCIDENT_AFFECTED_ENTITIES.ENTITY_TYPE, "resources")
          .writtenAs("affected_resource_ids");

  /** What happened when. */
  public static final Parts<Incident, TimelineEntry> TIMELINE =
      Parts.of("timeline", Timeline.TYPE, INCIDENT_TIMELINE_ENTRIES.INCIDENT_ID);

  /** The type. */
  public static final EntityType<Incident> TYPE =
      EntityType.<Incident>named("incidents", "incident", INCIDENTS)
          .properties(TITLE, DESCRIPTION, SEVERITY, STATUS, IMPACT_TYPE, RESOLVED_AT, DEPLOYMENT_ID)
          .relations(
              AFFECTED_SERVICES, AFFECTED_COMPONENTS, AFFECTED_RESOURCES, TIMELINE, DEPLOYMENT)
          .unshown(DEFECTS)
          .label(TITLE)
          .summary(TITLE, SEVERITY, STATUS, IMPACT_TYPE)
          .record(
              (header, row) ->
                  new Incident(
                      header,
                      row.get(TITLE),
                      row.optional(DESCRIPTION),
                      row.get(SEVERITY),
                      row.get(STATUS),
                      row.get(IMPACT_TYPE),
                      row.optional(RESOLVED_AT),
                      row.optional(DEPLOYMENT_ID)));

  private Incidents() {}
}
