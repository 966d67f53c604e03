package io.appinventory.catalog.query;

import io.appinventory.catalog.model.Shape;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The number of rows of a whole list.
 *
 * @param count as an expression
 * @param known whether it costs nothing, so that every statement can ask for it
 */
public record Total(Field<Long> count, boolean known) {
  /** A number that need not be counted. */
  public static Total known(Field<Long> count) {
    return new Total(count, true);
  }

  /** The rows of a table that satisfy a condition, counted. */
  public static Total counted(Table<?> table, Condition condition) {
    return new Total(
        DSL.field(DSL.select(DSL.count().cast(Long.class)).from(table).where(condition)), false);
  }

  /** The rows of a shape that satisfy a condition, counted. */
  static Total counted(Shape<?> shape, Condition condition) {
    return counted(shape.table(), condition);
  }
}
