package io.appinventory.catalog.graph;

import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Arrays that stand side by side, as rows: the ids of one of them, and of the others what is in the
 * same place.
 *
 * @param name the alias of the rows
 */
record Pairs(String name) {
  /** No ids. */
  static Field<UUID[]> noIds() {
    return DSL.inline("{}").cast(SQLDataType.UUID.array());
  }

  /** No numbers. */
  static Field<Integer[]> noNumbers() {
    return DSL.inline("{}").cast(SQLDataType.INTEGER.array());
  }

  /** The rows. */
  Table<?> of(Field<UUID[]> ids) {
    return DSL.unnest(ids).withOrdinality().as(name, "id", "place");
  }

  /** The id of a row. */
  Field<UUID> id() {
    return DSL.field(DSL.name(name, "id"), UUID.class);
  }

  /** What another array has in the place of a row. */
  <T> Field<T> from(Field<T[]> other) {
    return DSL.arrayGet(other, DSL.field(DSL.name(name, "place"), Integer.class));
  }
}
