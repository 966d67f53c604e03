package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.PEOPLE;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.model.ToOne;

/** The description of people. */
public final class People {
  /** The name. */
  public static final Property<Person, String> NAME = Property.text(PEOPLE.NAME, Person::name);

  /** The address. */
  public static final Property<Person, String> EMAIL =
      Property.<Person>text(PEOPLE.EMAIL, Person::email).sensitive(Sensitivity.PERSONAL);

  /** The owning team. */
  public static final Property<Person, Id<Team>> TEAM_ID =
      Property.reference(PEOPLE.TEAM_ID, Person::teamId);

  /** The job title. */
  public static final Property<Person, String> ROLE_TITLE =
      Property.text(PEOPLE.ROLE_TITLE, Person::roleTitle);

  /** The handle in chat. */
  public static final Property<Person, String> SLACK_HANDLE =
      Property.text(PEOPLE.SLACK_HANDLE, Person::slackHandle);

  /** The owning team. */
  public static final ToOne<Person, Team> TEAM = ToOne.of(TEAM_ID, () -> Teams.TYPE);

  /** The products the person has a role for. */
  public static final Link<Person, Product> ASSIGNED_PRODUCTS =
      Assignments.to("products", () -> Products.TYPE);

  /** The services the person has a role for. */
  public static final Link<Person, Service> ASSIGNED_SERVICES =
      Assignments.to("services", () -> Services.TYPE);

  /** The components the person has a role for. */
  public static final Link<Person, Component> ASSIGNED_COMPONENTS =
      Assignments.to("components", () -> Components.TYPE);

  /** The resources the person has a role for. */
  public static final Link<Person, Resource> ASSIGNED_RESOURCES =
      Assignments.to("resources", () -> Resources.TYPE);

  /** The repositories the person has a role for. */
  public static final Link<Person, Repository> ASSIGNED_REPOSITORIES =
      Assignments.to("repositories", () -> Repositories.TYPE);

  /** The type. */
  public static final EntityType<Person> TYPE =
      EntityType.<Person>named("people", "person", PEOPLE)
          .properties(NAME, EMAIL, TEAM_ID, ROLE_TITLE, SLACK_HANDLE)
          .relations(
              TEAM,
              ASSIGNED_PRODUCTS,
              ASSIGNED_SERVICES,
              ASSIGNED_COMPONENTS,
              ASSIGNED_RESOURCES,
              ASSIGNED_REPOSITORIES)
          .label(NAME)
          .key(EMAIL)
          .summary(NAME, EMAIL)
          .record(
              (header, row) ->
                  new Person(
                      header,
                      row.get(NAME),
                      row.get(EMAIL),
                      row.optional(TEAM_ID),
                      row.optional(ROLE_TITLE),
                      row.optional(SLACK_HANDLE)));

  private People() {}
}
