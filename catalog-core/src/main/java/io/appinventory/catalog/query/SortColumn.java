package io.appinventory.catalog.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Column;
import io.appinventory.catalog.model.InvalidValueException;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A column that a list is ordered by.
 *
 * @param column how its values are kept
 * @param field the column as the statement sees it
 * @param descending from the greatest to the least
 * @param required whether every row has a value; rows without one come last
 */
record SortColumn<T, D>(Column<T, D> column, Field<D> field, boolean descending, boolean required) {
  /** The order, or the opposite of it. */
  SortField<D> order(boolean backward) {
    SortField<D> order = descending == backward ? field.asc() : field.desc();
    if (required) {
      return order;
    }
    return backward ? order.nullsFirst() : order.nullsLast();
  }

  /** The value of a row, as cursors carry it. */
  @Nullable JsonNode valueOf(Record row, int index) {
    T value = column.read(row, index);
    return value == null ? null : column.type().toJson(value);
  }

  /** A bind value of what a cursor carries. */
  Param<D> bind(@Nullable JsonNode carried) throws InvalidValueException {
    if (carried == null && required) {
      throw new InvalidValueException("required", "is missing");
    }
    return column.bind(carried == null ? null : column.type().read(carried));
  }

  /** That a row stands behind one with the value, or before it when {@code backward}. */
  Condition beyond(Param<D> value, boolean backward) {
    if (value.getValue() == null) {
      return backward ? field.isNotNull() : DSL.falseCondition();
    }
    Condition beyond = descending == backward ? field.gt(value) : field.lt(value);
    return required || backward ? beyond : beyond.or(field.isNull());
  }

  /** What follows from standing at the value or beyond; says nothing where values may be absent. */
  Condition from(Param<D> value, boolean backward) {
    if (!required) {
      return DSL.noCondition();
    }
    return descending == backward ? field.ge(value) : field.le(value);
  }

  /** That a row has the value too. */
  Condition same(Param<D> value) {
    return value.getValue() == null ? field.isNull() : field.eq(value);
  }
}
