package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.COMPONENTS;
import static io.appinventory.db.schema.Tables.COMPONENT_DEPENDENCIES;
import static io.appinventory.db.schema.Tables.COMPONENT_REPOSITORIES;
import static io.appinventory.db.schema.Tables.COMPONENT_SERVICE_DEPENDENCIES;
import static io.appinventory.db.schema.Tables.INCIDENT_AFFECTED_ENTITIES;
import static io.appinventory.db.schema.Tables.PROJECT_COMPONENTS;
import static io.appinventory.db.schema.Tables.SERVICE_COMPONENTS;
import static io.appinventory.db.schema.Tables.VULNERABILITY_AFFECTED_ENTITIES;

import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
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

/** The description of components. */
public final class Components {
  /** The name. */
  public static final Property<Component, String> NAME =
      Property.text(COMPONENTS.NAME, Component::name);

  /** What it is. */
  public static final Property<Component, ComponentType> KIND =
      Property.code(COMPONENTS.TYPE, ComponentType.values(), Component::type);

  /** What it is for. */
  public static final Property<Component, String> DESCRIPTION =
      Property.text(COMPONENTS.DESCRIPTION, Component::description);

  /** The owning team. */
  public static final Property<Component, Id<Team>> TEAM_ID =
      Property.reference(COMPONENTS.TEAM_ID, Component::teamId);

  /** Where it is in its life. */
  public static final Property<Component, EntityStatus> STATUS =
      Property.code(COMPONENTS.STATUS, EntityStatus.values(), Component::status)
          .defaultsTo(EntityStatus.ACTIVE);

  /** How it is doing. */
  public static final Property<Component, OperationalStatus> OPERATIONAL_STATUS =
      Property.code(
              COMPONENTS.OPERATIONAL_STATUS,
              OperationalStatus.values(),
              Component::operationalStatus)
          .defaultsTo(OperationalStatus.OPERATIONAL);

  /** What its type has besides. */
  public static final Property<Component, Json> ATTRIBUTES =
      Property.json(COMPONENTS.ATTRIBUTES, Component::attributes).defaultsTo(Json.emptyObject());

  /** Labels. */
  public static final Property<Component, List<String>> TAGS =
      Property.tags(COMPONENTS.TAGS, Component::tags);

  /** The owning team. */
  public static final ToOne<Component, Team> TEAM = ToOne.of(TEAM_ID, () -> Teams.TYPE);

  /** The services made of it. */
  public static final Link<Component, Service> SERVICES =
      Link.<Component, Service>of(
              "services",
              SERVICE_COMPONENTS.COMPONENT_ID,
              SERVICE_COMPONENTS.SERVICE_ID,
              () -> Services.TYPE)
          .writtenAs("service_ids")
          .meaning(Dependency.NEEDED_BY);

  /** The components it needs. */
  public static final Link<Component, Component> DEPENDS_ON =
      Link.<Component, Component>of(
              "depends_on",
              COMPONENT_DEPENDENCIES.COMPONENT_ID,
              COMPONENT_DEPENDENCIES.DEPENDS_ON_COMPONENT_ID,
              () -> Components.TYPE)
          .writtenAs("depends_on_component_ids")
          .meaning(Dependency.NEEDS);

  /** The components that need it. */
  public static final Link<Component, Component> DEPENDENTS =
      Link.<Component, Component>of(
              "dependents",
              COMPONENT_DEPENDENCIES.DEPENDS_ON_COMPONENT_ID,
              COMPONENT_DEPENDENCIES.COMPONENT_ID,
              () -> Components.TYPE)
          .writtenAs("dependent_component_ids")
          .meaning(Dependency.NEEDED_BY);

  /** The services it needs. */
  public static final Link<Component, Service> DEPENDS_ON_SERVICES =
      Link.<Component, Service>of(
              "depends_on_services",
              COMPONENT_SERVICE_DEPENDENCIES.COMPONENT_ID,
              COMPONENT_SERVICE_DEPENDENCIES.DEPENDS_ON_SERVICE_ID,
              () -> Services.TYPE)
          .writtenAs("depends_on_service_ids")
          .meaning(Dependency.NEEDS);

  /** Where its source code is. */
  public static final Link<Component, Repository> REPOSITORIES =
      Link.<Component, Repository>of(
              "repositories",
              COMPONENT_REPOSITORIES.COMPONENT_ID,
              COMPONENT_REPOSITORIES.REPOSITORY_ID,
              () -> Repositories.TYPE)
          .writtenAs("repository_ids")
          .meaning(Dependency.NEEDS);

  /** Who has which role for it. */
  public static final Parts<Component, Assignment> ASSIGNMENTS = Assignments.of("components");

  /** Incidents that affect it. */
  public static final Link<Component, Incident> INCIDENTS =
      Link.<Component, Incident>of(
              "incidents",
              INCIDENT_AFFECTED_ENTITIES.ENTITY_ID,
              INCIDENT_AFFECTED_ENTITIES.INCIDENT_ID,
              () -> Incidents.TYPE)
          .where(INCIDENT_AFFECTED_ENTITIES.ENTITY_TYPE, "components");

  /** What tools measured of it. */
  public static final Parts<Component, Fact> EVIDENCE = Facts.of("components");

  /** What software it is made of. */
  public static final Parts<Component, SoftwarePackage> PACKAGES = Packages.of("components");

  /** What is known to be wrong with that. */
  public static final Parts<Component, AdvisoryMatch> ADVISORIES = AdvisoryMatches.of("components");

  /** Vulnerabilities that affect it. */
  public static final Link<Component, Vulnerability> VULNERABILITIES =
      Link.<Component, Vulnerability>of(
              "vulnerabilities",
              VULNERABILITY_AFFECTED_ENTITIES.ENTITY_ID,
              VULNERABILITY_AFFECTED_ENTITIES.VULNERABILITY_ID,
              () -> Vulnerabilities.TYPE)
          .where(VULNERABILITY_AFFECTED_ENTITIES.ENTITY_TYPE, "components");

  /** The projects that own it. */
  public static final Link<Component, Project> PROJECTS =
      Link.<Component, Project>of(
          "projects",
          PROJECT_COMPONENTS.COMPONENT_ID,
          PROJECT_COMPONENTS.PROJECT_ID,
          () -> Projects.TYPE);

  /** The type. */
  public static final EntityType<Component> TYPE =
      EntityType.<Component>named("components", "component", COMPONENTS)
          .properties(
              NAME, KIND, DESCRIPTION, TEAM_ID, STATUS, OPERATIONAL_STATUS, ATTRIBUTES, TAGS)
          .relations(
              TEAM,
              SERVICES,
              DEPENDS_ON,
              DEPENDENTS,
              DEPENDS_ON_SERVICES,
              REPOSITORIES,
              ASSIGNMENTS,
              INCIDENTS)
          .observed(EVIDENCE, PACKAGES, ADVISORIES)
          .unshown(VULNERABILITIES, PROJECTS)
          .label(NAME)
          .summary(NAME, KIND, STATUS, OPERATIONAL_STATUS)
          .record(
              (header, row) ->
                  new Component(
                      header,
                      row.get(NAME),
                      row.get(KIND),
                      row.optional(DESCRIPTION),
                      row.optional(TEAM_ID),
                      row.get(STATUS),
                      row.get(OPERATIONAL_STATUS),
                      row.get(ATTRIBUTES),
                      row.get(TAGS)));

  private Components() {}
}
