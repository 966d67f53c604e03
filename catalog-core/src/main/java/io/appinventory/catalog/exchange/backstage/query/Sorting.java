package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.catalog.exchange.backstage.query.EntitySql.E;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * An order, as a statement says it.
 *
 * @param value the column it goes by before the uid; null in the order of uids
 * @param id the column of the uid
 * @param descending whether the greatest come first
 */
record Sorting(@Nullable Field<String> value, Field<UUID> id, boolean descending) {
  /** The order of a question, where it is that of a column. */
  static Optional<Sorting> indexed(Optional<Order> order) {
    return switch (order.map(Order::key).orElse("")) {
      case "" -> Optional.of(new Sorting(null, E.ID, false));
      case "metadata.name" ->
          Optional.of(new Sorting(E.NAME, E.ID, order.map(Order::descending).orElse(false)));
      default -> Optional.empty();
    };
  }

  /** The columns in order, or the other way round. */
  List<SortField<?>> by(boolean backward) {
    boolean down = descending != backward;
    SortField<UUID> last = down ? id.desc() : id.asc();
    return value == null ? List.of(last) : List.of(down ? value.desc() : value.asc(), last);
  }

  /** That a row comes after a place, or before it if that is asked for. */
  Condition beyond(Place place) {
    boolean down = descending != place.backward();
    if (value == null) {
      return down ? id.lt(place.id()) : id.gt(place.id());
    }
    var row = DSL.row(value, id);
    var at = DSL.row(DSL.val(place.value()), DSL.val(place.id()));
    return down ? row.lt(at) : row.gt(at);
  }
}
