package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.TEAMS;

import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;

/** The description of teams. */
public final class Teams {
  /** The name. */
  public static final Property<Team, String> NAME = Property.text(TEAMS.NAME, Team::name);

  /** What it is for. */
  public static final Property<Team, String> DESCRIPTION =
      Property.text(TEAMS.DESCRIPTION, Team::description);

  /** Its channel. */
  public static final Property<Team, String> SLACK_CHANNEL =
      Property.text(TEAMS.SLACK_CHANNEL, Team::slackChannel);

  /** Its address. */
  public static final Property<Team, String> CONTACT_EMAIL =
      Property.text(TEAMS.CONTACT_EMAIL, Team::contactEmail);

  /** Its members. */
  public static final BackReference<Team, Person> PEOPLE =
      BackReference.of("people", () -> People.TYPE, () -> People.TEAM);

  /** The products it owns. */
  public static final BackReference<Team, Product> PRODUCTS =
      BackReference.of("products", () -> Products.TYPE, () -> Products.TEAM);

  /** The services it owns. */
  public static final BackReference<Team, Service> SERVICES =
      BackReference.of("services", () -> Services.TYPE, () -> Services.TEAM);

  /** The components it owns. */
  public static final BackReference<Team, Component> COMPONENTS =
      BackReference.of("components", () -> Components.TYPE, () -> Components.TEAM);

  /** The resources it owns. */
  public static final BackReference<Team, Resource> RESOURCES =
      BackReference.of("resources", () -> Resources.TYPE, () -> Resources.TEAM);

  /** The repositories it owns. */
  public static final BackReference<Team, Repository> REPOSITORIES =
      BackReference.of("repositories", () -> Repositories.TYPE, () -> Repositories.TEAM);

  /** The type. */
  public static final EntityType<Team> TYPE =
      EntityType.<Team>named("teams", "team", TEAMS)
          .properties(NAME, DESCRIPTION, SLACK_CHANNEL, CONTACT_EMAIL)
          .relations(PEOPLE, PRODUCTS, SERVICES, COMPONENTS, RESOURCES, REPOSITORIES)
          .label(NAME)
          .summary(NAME)
          .record(
              (header, row) ->
                  new Team(
                      header,
                      row.get(NAME),
                      row.optional(DESCRIPTION),
                      row.optional(SLACK_CHANNEL),
                      row.optional(CONTACT_EMAIL)));

  private Teams() {}
}
