package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.ENTITY_ASSIGNMENTS;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.util.List;
import java.util.function.Supplier;

/**
 * The description of assignments, which products, services, components, resources and repositories
 * own.
 */
public final class Assignments {
  /** Who. */
  public static final Property<Assignment, Id<Person>> PERSON_ID =
      Property.reference(ENTITY_ASSIGNMENTS.PERSON_ID, Assignment::personId);

  /** In which role. */
  public static final Property<Assignment, String> ROLE =
      Property.text(ENTITY_ASSIGNMENTS.ROLE, Assignment::role);

  /** The person. */
  public static final ToOne<Assignment, Person> PERSON = ToOne.of(PERSON_ID, () -> People.TYPE);

  /** The rows. */
  public static final PartType<Assignment> TYPE =
      new PartType<>(
          "assignments",
          ENTITY_ASSIGNMENTS,
          List.of(PERSON_ID, ROLE),
          List.of(PERSON),
          List.of(PERSON_ID, ROLE),
          List.of(ROLE),
          false,
          row -> new Assignment(row.get(PERSON_ID), row.get(ROLE)));

  private Assignments() {}

  /** The assignments of a collection's entities. */
  static <R> Parts<R, Assignment> of(String collection) {
    return Parts.<R, Assignment>of("assignments", TYPE, ENTITY_ASSIGNMENTS.ENTITY_ID)
        .where(ENTITY_ASSIGNMENTS.ENTITY_TYPE, collection);
  }

  /** The entities of a collection that a person is assigned to, in whatever role. */
  static <T extends Entity<T>> Link<Person, T> to(
      String collection, Supplier<EntityType<T>> target) {
    return Link.<Person, T>of(
            "assigned_" + collection,
            ENTITY_ASSIGNMENTS.PERSON_ID,
            ENTITY_ASSIGNMENTS.ENTITY_ID,
            target)
        .where(ENTITY_ASSIGNMENTS.ENTITY_TYPE, collection);
  }
}
