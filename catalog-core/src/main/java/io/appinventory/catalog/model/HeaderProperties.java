package io.appinventory.catalog.model;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the header, the same for every entity type.
 *
 * @param <R> the record
 * @param id the id
 * @param rowVersion the version
 * @param createdAt when it was created
 * @param updatedAt when it was last written
 * @param createdBy who created it
 * @param updatedBy who wrote it last
 * @param deletedAt when it was deleted
 */
public record HeaderProperties<R extends Entity<R>>(
    Property<R, Id<R>> id,
    Property<R, Long> rowVersion,
    Property<R, Instant> createdAt,
    Property<R, Instant> updatedAt,
    Property<R, UUID> createdBy,
    Property<R, UUID> updatedBy,
    Property<R, Instant> deletedAt) {

  static <R extends Entity<R>> HeaderProperties<R> of(Table<?> table) {
    return new HeaderProperties<R>(
        Property.<R, R>reference(StandardColumns.uuid(table, "id"), Entity::id)
            .access(Access.READ_ONLY),
        Property.<R>bigint(StandardColumns.version(table), 1, Long.MAX_VALUE, Entity::rowVersion)
            .access(Access.READ_ONLY),
        time(table, "created_at", e -> e.header().createdAt()),
        time(table, "updated_at", e -> e.header().updatedAt()),
        user(table, "created_by", e -> e.header().createdBy()),
        user(table, "updated_by", e -> e.header().updatedBy()),
        time(table, "deleted_at", Entity::deletedAt));
  }

  private static <R extends Entity<R>> Property<R, Instant> time(
      Table<?> table, String name, Function<R, @Nullable Instant> accessor) {
    return Property.timestamp(StandardColumns.timestamp(table, name), accessor)
        .access(Access.READ_ONLY);
  }

  private static <R extends Entity<R>> Property<R, UUID> user(
      Table<?> table, String name, Function<R, @Nullable UUID> accessor) {
    return Property.uuid(StandardColumns.uuid(table, name), accessor).access(Access.READ_ONLY);
  }

  /**
   * Whether the property only counts writes and tells who made them, so that its change is no news.
   */
  public boolean isBookkeeping(Property<R, ?> property) {
    return property == id
        || property == rowVersion
        || property == createdAt
        || property == updatedAt
        || property == createdBy
        || property == updatedBy;
  }

  Header<R> read(Row row) {
    return new Header<>(
        row.get(id),
        row.get(rowVersion),
        row.get(createdAt),
        row.get(updatedAt),
        row.optional(createdBy),
        row.optional(updatedBy),
        row.optional(deletedAt));
  }
}
