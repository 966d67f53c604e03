package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.PROJECTS;
import static io.appinventory.db.schema.Tables.PROJECT_COMPONENTS;
import static io.appinventory.db.schema.Tables.PROJECT_PRODUCTS;
import static io.appinventory.db.schema.Tables.PROJECT_REPOSITORIES;
import static io.appinventory.db.schema.Tables.PROJECT_SERVICES;

import io.appinventory.catalog.domain.Component;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.Product;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Repositories;
import io.appinventory.catalog.domain.Repository;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.model.ToOne;
import java.util.List;

/** The description of projects. */
public final class Projects {
  /** The name. */
  public static final Property<Project, String> NAME =
      Property.text(PROJECTS.NAME, 2, Project::name);

  /** Its name in addresses, unique. */
  public static final Property<Project, String> SLUG = Property.text(PROJECTS.SLUG, Project::slug);

  /** What it is for. */
  public static final Property<Project, String> DESCRIPTION =
      Property.text(PROJECTS.DESCRIPTION, Project::description);

  /** Where its source code is. */
  public static final Property<Project, String> REPOSITORY_URL =
      Property.text(PROJECTS.REPOSITORY_URL, Project::repositoryUrl);

  /** What keeps the versions of it. */
  public static final Property<Project, RepositoryType> REPOSITORY_TYPE =
      Property.<Project, RepositoryType>code(
              PROJECTS.REPOSITORY_TYPE, RepositoryType.values(), Project::repositoryType)
          .defaultsTo(RepositoryType.GIT);

  /** Whether it goes on. */
  public static final Property<Project, ProjectStatus> STATUS =
      Property.<Project, ProjectStatus>code(
              PROJECTS.STATUS, ProjectStatus.values(), Project::status)
          .defaultsTo(ProjectStatus.ACTIVE);

  /** Whom it is meant for. */
  public static final Property<Project, Visibility> VISIBILITY =
      Property.<Project, Visibility>code(
              PROJECTS.VISIBILITY, Visibility.values(), Project::visibility)
          .defaultsTo(Visibility.PRIVATE);

  /** What it was made like: a microservice, a monolith. */
  public static final Property<Project, String> TEMPLATE_TYPE =
      Property.text(PROJECTS.TEMPLATE_TYPE, Project::templateType);

  /** The technologies. */
  public static final Property<Project, List<String>> TECH_STACK =
      Property.tags(PROJECTS.TECH_STACK, Project::techStack);

  /** The team at work. */
  public static final Property<Project, Id<Team>> TEAM_ID =
      Property.reference(PROJECTS.TEAM_ID, Project::teamId);

  /** Who answers for it. */
  public static final Property<Project, Id<User>> OWNER_ID =
      Property.reference(PROJECTS.OWNER_ID, Project::ownerId);

  /** The budget, in hundredths of the currency. */
  public static final Property<Project, Long> BUDGET_ALLOCATED_CENTS =
      Property.<Project>bigint(
              PROJECTS.BUDGET_ALLOCATED_CENTS, 0, Long.MAX_VALUE, Project::budgetAllocatedCents)
          .sensitive(Sensitivity.FINANCIAL);

  /** The hours it may take. */
  public static final Property<Project, Integer> ESTIMATED_HOURS =
      Property.integer(PROJECTS.ESTIMATED_HOURS, 0, Integer.MAX_VALUE, Project::estimatedHours);

  /** The hours it took. */
  public static final Property<Project, Integer> ACTUAL_HOURS =
      Property.integer(PROJECTS.ACTUAL_HOURS, 0, Integer.MAX_VALUE, Project::actualHours);

  /** What there is to say besides. */
  public static final Property<Project, Json> METADATA =
      Property.<Project>json(PROJECTS.METADATA, Project::metadata).defaultsTo(Json.emptyObject());

  /** The team at work. */
  public static final ToOne<Project, Team> TEAM = ToOne.of(TEAM_ID, () -> Teams.TYPE);

  /** The products it works for. */
  public static final Link<Project, Product> PRODUCTS =
      Link.<Project, Product>of(
              "products",
              PROJECT_PRODUCTS.PROJECT_ID,
              PROJECT_PRODUCTS.PRODUCT_ID,
              () -> Products.TYPE)
          .writtenAs("product_ids");

  /** The services it owns. */
  public static final Link<Project, Service> SERVICES =
      Link.<Project, Service>of(
              "services",
              PROJECT_SERVICES.PROJECT_ID,
              PROJECT_SERVICES.SERVICE_ID,
              () -> Services.TYPE)
          .writtenAs("service_ids");

  /** The components it owns. */
  public static final Link<Project, Component> COMPONENTS =
      Link.<Project, Component>of(
              "components",
              PROJECT_COMPONENTS.PROJECT_ID,
              PROJECT_COMPONENTS.COMPONENT_ID,
              () -> Components.TYPE)
          .writtenAs("component_ids");

  /** The repositories it owns. */
  public static final Link<Project, Repository> REPOSITORIES =
      Link.<Project, Repository>of(
              "repositories",
              PROJECT_REPOSITORIES.PROJECT_ID,
              PROJECT_REPOSITORIES.REPOSITORY_ID,
              () -> Repositories.TYPE)
          .writtenAs("repository_ids");

  /** What it has to achieve. */
  public static final BackReference<Project, Requirement> REQUIREMENTS =
      BackReference.of("requirements", () -> Requirements.TYPE, () -> Requirements.PROJECT);

  /** What that is met by. */
  public static final BackReference<Project, Feature> FEATURES =
      BackReference.of("features", () -> Features.TYPE, () -> Features.PROJECT);

  /** How that is tested. */
  public static final BackReference<Project, TestCase> TEST_CASES =
      BackReference.of("test_cases", () -> TestCases.TYPE, () -> TestCases.PROJECT);

  /** What was built. */
  public static final BackReference<Project, Build> BUILDS =
      BackReference.of("builds", () -> Builds.TYPE, () -> Builds.PROJECT);

  /** What was deployed. */
  public static final BackReference<Project, Deployment> DEPLOYMENTS =
      BackReference.of("deployments", () -> Deployments.TYPE, () -> Deployments.PROJECT);

  /** What is wrong with it. */
  public static final BackReference<Project, Defect> DEFECTS =
      BackReference.of("defects", () -> Defects.TYPE, () -> Defects.PROJECT);

  /** Its weaknesses. */
  public static final BackReference<Project, Vulnerability> VULNERABILITIES =
      BackReference.of(
          "vulnerabilities", () -> Vulnerabilities.TYPE, () -> Vulnerabilities.PROJECT);

  /** The type. */
  public static final EntityType<Project> TYPE =
      EntityType.<Project>named("projects", "project", PROJECTS)
          .properties(
              NAME,
              SLUG,
              DESCRIPTION,
              REPOSITORY_URL,
              REPOSITORY_TYPE,
              STATUS,
              VISIBILITY,
              TEMPLATE_TYPE,
              TECH_STACK,
              TEAM_ID,
              OWNER_ID,
              BUDGET_ALLOCATED_CENTS,
              ESTIMATED_HOURS,
              ACTUAL_HOURS,
              METADATA)
          .relations(TEAM, PRODUCTS, SERVICES, COMPONENTS, REPOSITORIES)
          .unshown(
              REQUIREMENTS, FEATURES, TEST_CASES, BUILDS, DEPLOYMENTS, DEFECTS, VULNERABILITIES)
          .checked(ToOne.checking(OWNER_ID, () -> Users.TYPE))
          .label(NAME)
          .key(SLUG)
          .summary(NAME, SLUG, STATUS)
          .record(
              (header, row) ->
                  new Project(
                      header,
                      row.get(NAME),
                      row.get(SLUG),
                      row.optional(DESCRIPTION),
                      row.optional(REPOSITORY_URL),
                      row.get(REPOSITORY_TYPE),
                      row.get(STATUS),
                      row.get(VISIBILITY),
                      row.optional(TEMPLATE_TYPE),
                      row.get(TECH_STACK),
                      row.optional(TEAM_ID),
                      row.get(OWNER_ID),
                      row.optional(BUDGET_ALLOCATED_CENTS),
                      row.optional(ESTIMATED_HOURS),
                      row.optional(ACTUAL_HOURS),
                      row.get(METADATA)));

  private Projects() {}
}
