package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.store.EntityReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the rows that entities own. A row that needs what is no more, or that is over, cannot be
 * read back and is left out.
 */
final class RowExport {
  private static final String END = "expires_at";

  private final Reader reader;
  private final Masking masking;

  RowExport(Reader reader, Masking masking) {
    this.reader = reader;
    this.masking = masking;
  }

  /** The row as documents have it; empty for one that is left out. */
  Optional<ObjectNode> row(PartType<?> type, JsonNode shown) {
    ObjectNode row = shown.deepCopy();
    for (Property<?, ?> property : type.properties()) {
      if (property.access() == Access.READ_ONLY) {
        row.remove(property.name());
      } else if (row.has(property.name())) {
        row.set(property.name(), masking.seen(property, row.path(property.name())));
      }
    }
    for (Relation<?, ?> relation : type.relations()) {
      if (relation instanceof ToOne<?, ?> reference) {
        JsonNode key = key(reference.target(), shown.path(reference.name()));
        if (key.isNull() && reference.property().required()) {
          return Optional.empty();
        }
        row.remove(reference.property().name());
        row.set(reference.name(), key);
      }
    }
    return AnyEntity.isIn(type) ? withKey(row, shown) : Optional.of(row);
  }

  private Optional<ObjectNode> withKey(ObjectNode row, JsonNode shown) {
    if (shown.path(END).isTextual()
        && !Instant.parse(shown.path(END).textValue()).isAfter(reader.scope().now())) {
      return Optional.empty();
    }
    UUID id = UUID.fromString(shown.path(AnyEntity.ID).textValue());
    return reader
        .scope()
        .model()
        .type(shown.path(AnyEntity.COLLECTION).textValue())
        .filter(type -> Permissions.mayRead(reader.scope().principal().role(), type.name()))
        .flatMap(type -> key(type, id))
        .map(
            key -> {
              row.remove(AnyEntity.ID);
              return row.set(AnyEntity.KEY, key);
            });
  }

  private <R extends Entity<R>> Optional<JsonNode> key(EntityType<R> type, UUID id) {
    return new EntityReader(reader.scope())
        .all(type, List.of(Id.<R>of(id))).stream()
            .findFirst()
            .map(entity -> key(type.key(), entity));
  }

  private <R, T> JsonNode key(Property<R, T> property, R entity) {
    return masking.seen(property, property.toJson(property.of(entity)));
  }

  /** What a shown entity is referred to by; null when there is none. */
  JsonNode key(EntityType<?> target, JsonNode shown) {
    return shown.isObject()
        ? masking.seen(target.key(), shown.path(target.key().name()))
        : JsonNodeFactory.instance.nullNode();
  }
}
