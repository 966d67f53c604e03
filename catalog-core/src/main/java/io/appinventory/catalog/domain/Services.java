package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.COMPONENT_SERVICE_DEPENDENCIES;
import static io.appinventory.db.schema.Tables.INCIDENT_AFFECTED_ENTITIES;
import static io.appinventory.db.schema.Tables.PRODUCT_SERVICES;
import static io.appinventory.db.schema.Tables.PROJECT_SERVICES;
import static io.appinventory.db.schema.Tables.SERVICES;
import static io.appinventory.db.schema.Tables.SERVICE_COMPONENTS;
import static io.appinventory.db.schema.Tables.SERVICE_DEPENDENCIES;
import static io.appinventory.db.schema.Tables.SERVICE_REPOSITORIES;
import static io.appinventory.db.schema.Tables.SERVICE_RESOURCES;
import static io.appinventory.db.schema.Tables.VULNERABILITY_AFFECTED_ENTITIES;

import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Deployment;
import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.delivery.Vulnerabilities;
import io.appinventory.catalog.delivery.Vulnerability;
import io.appinventory.catalog.delivery.measure.RecentDora;
import io.appinventory.catalog.delivery.measure.RecentDoras;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.Dependency;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.util.List;

/** The description of services. */
public final class Services {
  /** The name. */
  public static final Property<Service, String> NAME = Property.text(SERVICES.NAME, Service::name);

  /** What it is. */
  public static final Property<Service, ServiceType> KIND =
      Property.code(SERVICES.TYPE, ServiceType.values(), Service::type);

  /** What it is for. */
  public static final Property<Service, String> DESCRIPTION =
      Property.text(SERVICES.DESCRIPTION, Service::description);

  /** The owning team. */
  public static final Property<Service, Id<Team>> TEAM_ID =
      Property.reference(SERVICES.TEAM_ID, Service::teamId);

  /** Where it is in its life. */
  public static final Property<Service, EntityStatus> STATUS =
      Property.code(SERVICES.STATUS, EntityStatus.values(), Service::status)
          .defaultsTo(EntityStatus.ACTIVE);

  /** How it is doing. */
  public static final Property<Service, OperationalStatus> OPERATIONAL_STATUS =
      Property.code(
              SERVICES.OPERATIONAL_STATUS, OperationalStatus.values(), Service::operationalStatus)
          .defaultsTo(OperationalStatus.OPERATIONAL);

  /** What its type has besides. */
  public static final Property<Service, Json> ATTRIBUTES =
      Property.json(SERVICES.ATTRIBUTES, Service::attributes).defaultsTo(Json.emptyObject());

  /** Labels. */
  public static final Property<Service, List<String>> TAGS =
      Property.tags(SERVICES.TAGS, Service::tags);

  /** The owning team. */
  public static final ToOne<Service, Team> TEAM = ToOne.of(TEAM_ID, () -> Teams.TYPE);

  /** The components it is made of. */
  public static final Link<Service, Component> COMPONENTS =
      Link.<Service, Component>of(
              "components",
              SERVICE_COMPONENTS.SERVICE_ID,
              SERVICE_COMPONENTS.COMPONENT_ID,
              () -> Components.TYPE)
          .writtenAs("component_ids")
          .meaning(Dependency.NEEDS);

  /** The resources it runs on. */
  public static final Link<Service, Resource> RESOURCES =
      Link.<Service, Resource>of(
              "resources",
              SERVICE_RESOURCES.SERVICE_ID,
              SERVICE_RESOURCES.RESOURCE_ID,
              () -> Resources.TYPE)
          .writtenAs("resource_ids")
          .meaning(Dependency.NEEDS);

  /** The services it needs. */
  public static final Link<Service, Service> DEPENDS_ON =
      Link.<Service, Service>of(
              "depends_on",
              SERVICE_DEPENDENCIES.SERVICE_ID,
              SERVICE_DEPENDENCIES.DEPENDS_ON_SERVICE_ID,
              () -> Services.TYPE)
          .writtenAs("depends_on_service_ids")
          .meaning(Dependency.NEEDS);

  /** The services that need it. */
  public static final Link<Service, Service> DEPENDENTS =
      Link.<Service, Service>of(
              "dependents",
              SERVICE_DEPENDENCIES.DEPENDS_ON_SERVICE_ID,
              SERVICE_DEPENDENCIES.SERVICE_ID,
              () -> Services.TYPE)
          .writtenAs("dependent_service_ids")
          .meaning(Dependency.NEEDED_BY);

  /** The components that need it. */
  public static final Link<Service, Component> DEPENDENT_COMPONENTS =
      Link.<Service, Component>of(
              "dependent_components",
              COMPONENT_SERVICE_DEPENDENCIES.DEPENDS_ON_SERVICE_ID,
              COMPONENT_SERVICE_DEPENDENCIES.COMPONENT_ID,
              () -> Components.TYPE)
          .writtenAs("dependent_component_ids")
          .meaning(Dependency.NEEDED_BY);

  /** Where its source code is. */
  public static final Link<Service, Repository> REPOSITORIES =
      Link.<Service, Repository>of(
              "repositories",
              SERVICE_REPOSITORIES.SERVICE_ID,
              SERVICE_REPOSITORIES.REPOSITORY_ID,
              () -> Repositories.TYPE)
          .writtenAs("repository_ids")
          .meaning(Dependency.NEEDS);

  /** The products it is part of. */
  public static final Link<Service, Product> PRODUCTS =
      Link.<Service, Product>of(
              "products",
              PRODUCT_SERVICES.SERVICE_ID,
              PRODUCT_SERVICES.PRODUCT_ID,
              () -> Products.TYPE)
          .writtenAs("product_ids")
          .meaning(Dependency.NEEDED_BY);

  /** Who has which role for it. */
  public static final Parts<Service, Assignment> ASSIGNMENTS = Assignments.of("services");

  /** Incidents that affect it. */
  public static final Link<Service, Incident> INCIDENTS =
      Link.<Service, Incident>of(
              "incidents",
              INCIDENT_AFFECTED_ENTITIES.ENTITY_ID,
              INCIDENT_AFFECTED_ENTITIES.INCIDENT_ID,
              () -> Incidents.TYPE)
          .where(INCIDENT_AFFECTED_ENTITIES.ENTITY_TYPE, "services");

  /** What tools measured of it. */
  public static final Parts<Service, Fact> EVIDENCE = Facts.of("services");

  /** What software it is made of. */
  public static final Parts<Service, SoftwarePackage> PACKAGES = Packages.of("services");

  /** What is known to be wrong with that. */
  public static final Parts<Service, AdvisoryMatch> ADVISORIES = AdvisoryMatches.of("services");

  /** What was built of it. */
  public static final BackReference<Service, Build> BUILDS =
      BackReference.of("builds", () -> Builds.TYPE, () -> Builds.SERVICE);

  /** Where it was deployed to. */
  public static final BackReference<Service, Deployment> DEPLOYMENTS =
      BackReference.of("deployments", () -> Deployments.TYPE, () -> Deployments.SERVICE);

  /** Vulnerabilities that affect it. */
  public static final Link<Service, Vulnerability> VULNERABILITIES =
      Link.<Service, Vulnerability>of(
              "vulnerabilities",
              VULNERABILITY_AFFECTED_ENTITIES.ENTITY_ID,
              VULNERABILITY_AFFECTED_ENTITIES.VULNERABILITY_ID,
              () -> Vulnerabilities.TYPE)
          .where(VULNERABILITY_AFFECTED_ENTITIES.ENTITY_TYPE, "services");

  /** The projects that own it. */
  public static final Link<Service, Project> PROJECTS =
      Link.<Service, Project>of(
          "projects",
          PROJECT_SERVICES.SERVICE_ID,
          PROJECT_SERVICES.PROJECT_ID,
          () -> Projects.TYPE);

  /** How it was delivered in the last 30 days. */
  public static final Parts<Service, RecentDora> DORA = RecentDoras.OF_SERVICES;

  /** The type. */
  public static final EntityType<Service> TYPE =
      EntityType.<Service>named("services", "service", SERVICES)
          .properties(
              NAME, KIND, DESCRIPTION, TEAM_ID, STATUS, OPERATIONAL_STATUS, ATTRIBUTES, TAGS)
          .relations(
              TEAM,
              COMPONENTS,
              RESOURCES,
              DEPENDS_ON,
              DEPENDENTS,
              DEPENDENT_COMPONENTS,
              REPOSITORIES,
              PRODUCTS,
              ASSIGNMENTS,
              INCIDENTS)
          .observed(EVIDENCE, PACKAGES, ADVISORIES, DORA)
          .unshown(BUILDS, DEPLOYMENTS, VULNERABILITIES, PROJECTS)
          .label(NAME)
          .summary(NAME, KIND, STATUS, OPERATIONAL_STATUS)
          .record(
              (header, row) ->
                  new Service(
                      header,
                      row.get(NAME),
                      row.get(KIND),
                      row.optional(DESCRIPTION),
                      row.optional(TEAM_ID),
                      row.get(STATUS),
                      row.get(OPERATIONAL_STATUS),
                      row.get(ATTRIBUTES),
                      row.get(TAGS)));

  private Services() {}
}
