package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.INCIDENT_AFFECTED_ENTITIES;
import static io.appinventory.db.schema.Tables.RESOURCES;
import static io.appinventory.db.schema.Tables.SERVICE_RESOURCES;
import static io.appinventory.db.schema.Tables.VULNERABILITY_AFFECTED_ENTITIES;

import io.appinventory.catalog.delivery.Vulnerabilities;
import io.appinventory.catalog.delivery.Vulnerability;
import io.appinventory.catalog.model.Dependency;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.util.List;

/** The description of resources. */
public final class Resources {
  /** The name. */
  public static final Property<Resource, String> NAME =
      Property.text(RESOURCES.NAME, Resource::name);

  /** What it is. */
  public static final Property<Resource, ResourceType> KIND =
      Property.code(RESOURCES.TYPE, ResourceType.values(), Resource::type);

  /** What it is for. */
  public static final Property<Resource, String> DESCRIPTION =
      Property.text(RESOURCES.DESCRIPTION, Resource::description);

  /** The owning team. */
  public static final Property<Resource, Id<Team>> TEAM_ID =
      Property.reference(RESOURCES.TEAM_ID, Resource::teamId);

  /** How it is doing. */
  public static final Property<Resource, OperationalStatus> OPERATIONAL_STATUS =
      Property.code(
              RESOURCES.OPERATIONAL_STATUS, OperationalStatus.values(), Resource::operationalStatus)
          .defaultsTo(OperationalStatus.OPERATIONAL);

  /** Where it serves. */
  public static final Property<Resource, Environment> ENVIRONMENT =
      Property.code(RESOURCES.ENVIRONMENT, Environment.values(), Resource::environment)
          .defaultsTo(Environment.PRODUCTION);

  /** What its type has besides. */
  public static final Property<Resource, Json> ATTRIBUTES =
      Property.json(RESOURCES.ATTRIBUTES, Resource::attributes).defaultsTo(Json.emptyObject());

  /** Labels. */
  public static final Property<Resource, List<String>> TAGS =
      Property.tags(RESOURCES.TAGS, Resource::tags);

  /** The owning team. */
  public static final ToOne<Resource, Team> TEAM = ToOne.of(TEAM_ID, () -> Teams.TYPE);

  /** The services that run on it. */
  public static final Link<Resource, Service> SERVICES =
      Link.<Resource, Service>of(
              "services",
              SERVICE_RESOURCES.RESOURCE_ID,
              SERVICE_RESOURCES.SERVICE_ID,
              () -> Services.TYPE)
          .writtenAs("service_ids")
          .meaning(Dependency.NEEDED_BY);

  /** Who has which role for it. */
  public static final Parts<Resource, Assignment> ASSIGNMENTS = Assignments.of("resources");

  /** Incidents that affect it. */
  public static final Link<Resource, Incident> INCIDENTS =
      Link.<Resource, Incident>of(
              "incidents",
              INCIDENT_AFFECTED_ENTITIES.ENTITY_ID,
              INCIDENT_AFFECTED_ENTITIES.INCIDENT_ID,
              () -> Incidents.TYPE)
          .where(INCIDENT_AFFECTED_ENTITIES.ENTITY_TYPE, "resources");

  /** Vulnerabilities that affect it. */
  public static final Link<Resource, Vulnerability> VULNERABILITIES =
      Link.<Resource, Vulnerability>of(
              "vulnerabilities",
              VULNERABILITY_AFFECTED_ENTITIES.ENTITY_ID,
              VULNERABILITY_AFFECTED_ENTITIES.VULNERABILITY_ID,
              () -> Vulnerabilities.TYPE)
          .where(VULNERABILITY_AFFECTED_ENTITIES.ENTITY_TYPE, "resources");

  /** The type. */
  public static final EntityType<Resource> TYPE =
      EntityType.<Resource>named("resources", "resource", RESOURCES)
          .properties(
              NAME, KIND, DESCRIPTION, TEAM_ID, OPERATIONAL_STATUS, ENVIRONMENT, ATTRIBUTES, TAGS)
          .relations(TEAM, SERVICES, ASSIGNMENTS, INCIDENTS)
          .unshown(VULNERABILITIES)
          .label(NAME)
          .summary(NAME, KIND, ENVIRONMENT, OPERATIONAL_STATUS)
          .record(
              (header, row) ->
                  new Resource(
                      header,
                      row.get(NAME),
                      row.get(KIND),
                      row.optional(DESCRIPTION),
                      row.optional(TEAM_ID),
                      row.get(OPERATIONAL_STATUS),
                      row.get(ENVIRONMENT),
                      row.get(ATTRIBUTES),
                      row.get(TAGS)));

  private Resources() {}
}
