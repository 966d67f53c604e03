package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Permissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the entities of a summary are grouped by. */
sealed interface Grouping {
  /** By nothing. */
  record None() implements Grouping {}

  /** By their type. */
  record ByType() implements Grouping {}

  /** By the level they are on. */
  record ByLevel() implements Grouping {}

  /** By what came of each criterion: a group for each, all entities in each. */
  record ByCriterion() implements Grouping {}

  /** By the value of a property. */
  record ByProperty(String property) implements Grouping {}

  /**
   * Reads {@code by}.
   *
   * @param types the types of the entities, each of which has to have the property
   * @throws MalformedQueryException when one has not
   */
  static Grouping of(Optional<String> by, List<EntityType<?>> types) {
    return switch (by.orElse("")) {
      case "" -> new None();
      case "entity_type" -> new ByType();
      case "level" -> new ByLevel();
      case "criterion" -> new ByCriterion();
      default -> byProperty(by.orElseThrow(), types);
    };
  }

  private static Grouping byProperty(String by, List<EntityType<?>> types) {
    String name =
        types.stream()
            .flatMap(type -> type.relation(by).stream())
            .filter(ToOne.class::isInstance)
            .map(relation -> ((ToOne<?, ?>) relation).property().name())
            .findFirst()
            .orElse(by);
    for (EntityType<?> type : types) {
      if (type.property(name).filter(Grouping::groups).isEmpty()) {
        List<String> allowed = allowed(type);
        throw new MalformedQueryException(
            "by",
            type.name()
                + " cannot be grouped by '"
                + by
                + "'"
                + Names.suggestion(by, allowed)
                + "; allowed are "
                + String.join(", ", allowed));
      }
    }
    return new ByProperty(name);
  }

  private static List<String> allowed(EntityType<?> type) {
    return Stream.concat(
            Stream.of("entity_type", "level", "criterion"),
            type.properties().stream().filter(Grouping::groups).map(Property::name))
        .toList();
  }

  private static boolean groups(Property<?, ?> property) {
    boolean values =
        property.type() instanceof CodeType<?>
            || property.type() instanceof ReferenceType<?>
            || property.type() instanceof BooleanType
            || property.type() instanceof TextType;
    return values && Permissions.mayAllSee(property.sensitivity()) && !property.name().equals("id");
  }
}
