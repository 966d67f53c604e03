package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.COMPONENT_REPOSITORIES;
import static io.appinventory.db.schema.Tables.PROJECT_REPOSITORIES;
import static io.appinventory.db.schema.Tables.REPOSITORIES;
import static io.appinventory.db.schema.Tables.SERVICE_REPOSITORIES;

import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.Dependency;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.util.List;

/** The description of repositories. */
public final class Repositories {
  /** The name. */
  public static final Property<Repository, String> NAME =
      Property.text(REPOSITORIES.NAME, Repository::name);

  /** Where it is. */
  public static final Property<Repository, String> URL =
      Property.text(REPOSITORIES.URL, Repository::url);

  /** Who hosts it. */
  public static final Property<Repository, RepositoryProvider> PROVIDER =
      Property.code(REPOSITORIES.PROVIDER, RepositoryProvider.values(), Repository::provider);

  /** What it is for. */
  public static final Property<Repository, String> DESCRIPTION =
      Property.text(REPOSITORIES.DESCRIPTION, Repository::description);

  /** The branch work goes to. */
  public static final Property<Repository, String> DEFAULT_BRANCH =
      Property.text(REPOSITORIES.DEFAULT_BRANCH, Repository::defaultBranch).defaultsTo("main");

  /** The main language. */
  public static final Property<Repository, String> LANGUAGE =
      Property.text(REPOSITORIES.LANGUAGE, Repository::language);

  /** The owning team. */
  public static final Property<Repository, Id<Team>> TEAM_ID =
      Property.reference(REPOSITORIES.TEAM_ID, Repository::teamId);

  /** Labels. */
  public static final Property<Repository, List<String>> TAGS =
      Property.tags(REPOSITORIES.TAGS, Repository::tags);

  /** The owning team. */
  public static final ToOne<Repository, Team> TEAM = ToOne.of(TEAM_ID, () -> Teams.TYPE);

  /** The services whose source it holds. */
  public static final Link<Repository, Service> SERVICES =
      Link.<Repository, Service>of(
              "services",
              SERVICE_REPOSITORIES.REPOSITORY_ID,
              SERVICE_REPOSITORIES.SERVICE_ID,
              () -> Services.TYPE)
          .writtenAs("service_ids")
          .meaning(Dependency.NEEDED_BY);

  /** The components whose source it holds. */
  public static final Link<Repository, Component> COMPONENTS =
      Link.<Repository, Component>of(
              "components",
              COMPONENT_REPOSITORIES.REPOSITORY_ID,
              COMPONENT_REPOSITORIES.COMPONENT_ID,
              () -> Components.TYPE)
          .writtenAs("component_ids")
          .meaning(Dependency.NEEDED_BY);

  /** Who has which role for it. */
  public static final Parts<Repository, Assignment> ASSIGNMENTS = Assignments.of("repositories");

  /** What tools measured of it. */
  public static final Parts<Repository, Fact> EVIDENCE = Facts.of("repositories");

  /** What software it is made of. */
  public static final Parts<Repository, SoftwarePackage> PACKAGES = Packages.of("repositories");

  /** What is known to be wrong with that. */
  public static final Parts<Repository, AdvisoryMatch> ADVISORIES =
      AdvisoryMatches.of("repositories");

  /** What was built of it. */
  public static final BackReference<Repository, Build> BUILDS =
      BackReference.of("builds", () -> Builds.TYPE, () -> Builds.REPOSITORY);

  /** The projects that own it. */
  public static final Link<Repository, Project> PROJECTS =
      Link.<Repository, Project>of(
          "projects",
          PROJECT_REPOSITORIES.REPOSITORY_ID,
          PROJECT_REPOSITORIES.PROJECT_ID,
          () -> Projects.TYPE);

  /** The type. */
  public static final EntityType<Repository> TYPE =
      EntityType.<Repository>named("repositories", "repository", REPOSITORIES)
          .properties(NAME, URL, PROVIDER, DESCRIPTION, DEFAULT_BRANCH, LANGUAGE, TEAM_ID, TAGS)
          .relations(TEAM, SERVICES, COMPONENTS, ASSIGNMENTS)
          .observed(EVIDENCE, PACKAGES, ADVISORIES)
          .unshown(BUILDS, PROJECTS)
          .label(NAME)
          .summary(NAME, PROVIDER, URL)
          .record(
              (header, row) ->
                  new Repository(
                      header,
                      row.get(NAME),
                      row.optional(URL),
                      row.get(PROVIDER),
                      row.optional(DESCRIPTION),
                      row.optional(DEFAULT_BRANCH),
                      row.optional(LANGUAGE),
                      row.optional(TEAM_ID),
                      row.get(TAGS)));

  private Repositories() {}
}
