package io.appinventory.catalog.scorecard.evaluation;

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
 * Something that results are ordered by: a column of the page. Rows without a value come last in
 * either direction.
 *
 * @param <T> its values
 * @param <D> the values of the column
 * @param column the column of the page
 * @param source what it is of an entity
 * @param descending from the greatest to the least
 * @param required whether every row has a value
 */
record ResultKey<T, D>(Column<T, D> column, Source source, boolean descending, boolean required) {
  /** What an order goes by. */
  sealed interface Source {
    /** The score. */
    record OfScore() implements Source {}

    /** The place of the level. */
    record OfRank() implements Source {}

    /** A property. */
    record OfProperty(String name) implements Source {}
  }

  Field<D> field() {
    return column.field();
  }

  /** The order by the key, or the opposite of it. */
  SortField<?> order(boolean backward) {
    return order(field(), backward);
  }

  /** The same, by the key as rows have it. */
  SortField<?> order(Field<?> column, boolean backward) {
    SortField<?> order = descending == backward ? column.asc() : column.desc();
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
  Condition beyond(Param<D> value, Field<D> field, boolean backward) {
    if (value.getValue() == null) {
      return backward ? field.isNotNull() : DSL.falseCondition();
    }
    Condition beyond = descending == backward ? field.gt(value) : field.lt(value);
    return required || backward ? beyond : beyond.or(field.isNull());
  }

  /** That a row has the value too. */
  Condition same(Param<D> value, Field<D> field) {
    return value.getValue() == null ? field.isNull() : field.eq(value);
  }
}
