package io.appinventory.catalog.model;

import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Where a property is kept: a jOOQ column and the type that converts its values.
 *
 * @param <T> the property's values
 * @param <D> the column's values
 * @param field the column
 * @param type the conversion
 */
public record Column<T, D>(Field<D> field, ValueType<T, D> type) {
  /** The column's value at {@code index} of a row, null where the column is. */
  public @Nullable T read(Record row, int index) {
    D stored = field.getDataType().convert(row.get(index));
    return stored == null ? null : type.decode(stored);
  }

  /** A bind value for the column. */
  public Param<D> bind(@Nullable T value) {
    return DSL.val(value == null ? null : type.encode(value), field.getDataType());
  }

  /** The value as it will be read back: instants cut to microseconds, tags in order. */
  public T normalized(T value) {
    return type.decode(type.encode(value));
  }

  /** The column as seen through {@code table}, which may be an alias of the column's own. */
  public Field<D> in(Table<?> table) {
    return DSL.field(
        table.getQualifiedName().append(field.getUnqualifiedName()), field.getDataType());
  }

  /** The column as seen through {@code table}, as a column of the Java type {@code stored}. */
  public <S> Field<S> as(Class<S> stored, Table<?> table) {
    return DSL.field(table.getQualifiedName().append(field.getUnqualifiedName()), stored);
  }
}
