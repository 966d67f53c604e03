package io.appinventory.catalog.model;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The columns that every table of the catalog has by convention; a table without them cannot be
 * described.
 */
public final class StandardColumns {
  private StandardColumns() {}

  /** The column that says whose a row is. */
  public static Field<UUID> tenant(Table<?> table) {
    return column(table, "tenant_id", UUID.class);
  }

  static Field<UUID> uuid(Table<?> table, String name) {
    return column(table, name, UUID.class);
  }

  static Field<Instant> timestamp(Table<?> table, String name) {
    return column(table, name, Instant.class);
  }

  static Field<Long> version(Table<?> table) {
    return column(table, "row_version", Long.class);
  }

  /** The table's own field, which knows whether it may be null. */
  @SuppressWarnings("unchecked") // its type is checked
  private static <T> Field<T> column(Table<?> table, String name, Class<T> type) {
    Field<?> found = table.field(name);
    if (found == null || !found.getType().equals(type)) {
      throw new IllegalStateException(
          "table " + table.getName() + " has no column " + name + " of " + type.getSimpleName());
    }
    return (Field<T>) found;
  }
}
