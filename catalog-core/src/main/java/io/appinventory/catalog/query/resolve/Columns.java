package io.appinventory.catalog.query.resolve;

import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Columns as seen through aliases. */
final class Columns {
  private Columns() {}

  static <T> Field<T> in(Table<?> table, Field<T> column) {
    return DSL.field(
        table.getQualifiedName().append(column.getUnqualifiedName()), column.getDataType());
  }
}
