package io.appinventory.catalog.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Rows that have properties and relations: an entity type, or the rows an entity owns.
 *
 * @param <R> the record of a row
 */
public sealed interface Shape<R> permits EntityType, PartType {
  /** The name: {@code services}, {@code assignments}. */
  String name();

  /** The table. */
  Table<?> table();

  /** The column of the tenant. */
  default Field<UUID> tenantColumn() {
    return StandardColumns.tenant(table());
  }

  /** The column that, with the tenant, identifies a row. */
  default Field<UUID> idColumn() {
    return StandardColumns.uuid(table(), "id");
  }

  /** All properties, in the order they are shown. */
  List<Property<R, ?>> properties();

  /** All relations, in the order they are shown. */
  List<Relation<R, ?>> relations();

  /** The references among the relations, and those that are only checked. */
  default List<ToOne<R, ?>> toOnes() {
    List<ToOne<R, ?>> references = new ArrayList<>();
    for (Relation<R, ?> relation : relations()) {
      if (relation instanceof ToOne<R, ?> reference) {
        references.add(reference);
      }
    }
    return references;
  }

  /** The reference whose id a property holds; none where it leads nowhere or is only checked. */
  default Optional<Relation<R, ?>> reference(Property<?, ?> property) {
    return askable().stream()
        .filter(each -> each instanceof ToOne<R, ?> toOne && toOne.property() == property)
        .findFirst();
  }

  /** All that a filter may lead through: the relations, and what others tell of. */
  default List<Relation<R, ?>> askable() {
    return relations();
  }

  /**
   * Types of whose rows these are sums: whoever may not see all of those sees none of these. None
   * where the rows stand for themselves.
   */
  default List<EntityType<?>> sources() {
    return List.of();
  }

  /** The property with the name. */
  default Optional<Property<R, ?>> property(String name) {
    return properties().stream().filter(property -> property.name().equals(name)).findFirst();
  }

  /** The relation with the name. */
  default Optional<Relation<R, ?>> relation(String name) {
    return relations().stream().filter(relation -> relation.name().equals(name)).findFirst();
  }

  /**
   * The time by which one row is later than another, for whoever asks for the last of several;
   * empty where rows have none. A row without a value is the earliest.
   */
  Optional<Property<R, Instant>> latest();

  /** What tells rows of the same time apart, the greater being the later. */
  List<Property<R, ?>> tieBreakers();

  /** Its columns, selected and read back. */
  default Projection<R> projection() {
    return Projection.of(this);
  }

  /** Makes the record of a row. */
  R make(Row row);
}
