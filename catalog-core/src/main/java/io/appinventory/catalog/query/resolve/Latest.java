package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.Column;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Which of several rows of a shape is the last: the one of the latest time, then of the greatest
 * id, or of the greatest key where rows have no id of their own. In SQL and in memory.
 */
public final class Latest {
  private Latest() {}

  /**
   * The order in which the last row comes first.
   *
   * @param table the shape's table or an alias of it
   */
  public static List<SortField<?>> order(Shape<?> shape, Table<?> table) {
    List<SortField<?>> order = new ArrayList<>();
    for (Property<?, ?> property : properties(shape)) {
      Field<?> column = property.column().in(table);
      // Where nulls are not mentioned, an index read backwards serves.
      order.add(property.required() ? column.desc() : column.desc().nullsLast());
    }
    return order;
  }

  /** The last of the rows; empty when there are none. */
  public static <T> Optional<T> of(Shape<?> shape, Collection<T> rows) {
    return rows.stream().max(comparator(shape));
  }

  private static Comparator<Object> comparator(Shape<?> shape) {
    Comparator<Scalar> values = Comparator.nullsFirst(Scalars::compare);
    return properties(shape).stream()
        .map(property -> Comparator.comparing((Object row) -> scalar(property, row), values))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private static List<Property<?, ?>> properties(Shape<?> shape) {
    return Stream.<Property<?, ?>>concat(
            shape.latest().stream(), shape.tieBreakers().stream().map(each -> each))
        .toList();
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // of the row's shape; nullsFirst takes null
  private static @Nullable Scalar scalar(Property<?, ?> property, Object row) {
    Property<Object, Object> typed = (Property<Object, Object>) property;
    Object value = typed.of(row);
    return value == null
        ? null
        : Scalars.of(((Column<Object, Object>) typed.column()).type().encode(value));
  }
}
