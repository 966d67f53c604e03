package io.appinventory.catalog.query;

import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;

/**
 * The rows of one list, as a scope sees them.
 *
 * @param shape what they are rows of
 * @param condition which
 * @param order in what order
 * @param total how many in all
 */
record Rows(Shape<?> shape, Condition condition, ListOrder order, Total total) {
  /**
   * A part of them: the columns of the record, those of the order, and the total.
   *
   * @param where all of them, or those on one side of a place
   * @param most how many to read, from after {@code skipped}
   * @param withTotal whether to tell the total along with each row
   */
  Select<?> part(
      Scope scope, Condition where, boolean backward, int most, int skipped, boolean withTotal) {
    List<Field<?>> fields = new ArrayList<>(shape.projection().fields(shape.table()));
    fields.addAll(order.fields());
    if (withTotal) {
      fields.add(total.count());
    }
    var limited =
        scope
            .dsl()
            .select(fields)
            .from(order.from())
            .where(where)
            .orderBy(order.orderBy(backward))
            .limit(most);
    return skipped == 0 ? limited : limited.offset(skipped);
  }
}
