package io.appinventory.catalog.document;

import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import java.util.Optional;
import java.util.UUID;

/**
 * How rows mention an entity of whatever collection: stored as the collection's name and an id,
 * written in documents as the collection's name and the entity's key.
 */
final class AnyEntity {
  /** The property with the collection's name. */
  static final String COLLECTION = "entity_type";

  /** The property with the id. */
  static final String ID = "entity_id";

  /** What documents have in the place of the id. */
  static final String KEY = "entity";

  private AnyEntity() {}

  /** Whether rows of the type mention one. */
  static boolean isIn(PartType<?> type) {
    return type.property(COLLECTION).isPresent() && type.property(ID).isPresent();
  }

  /** The id of the one that a row mentions. */
  static <P> Optional<UUID> idOf(PartType<P> type, P row) {
    return isIn(type)
        ? type.property(ID).flatMap(property -> value(property, row))
        : Optional.empty();
  }

  private static <P> Optional<UUID> value(Property<P, ?> property, P row) {
    return Optional.ofNullable((UUID) property.of(row));
  }
}
