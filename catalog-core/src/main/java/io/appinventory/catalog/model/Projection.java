package io.appinventory.catalog.model;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a shape as a statement selects them, and the way back from a row to the record.
 * Immutable.
 *
 * @param <R> the record
 */
public final class Projection<R> {
  private final Shape<R> shape;
  private final List<Property<R, ?>> properties;
  private final Map<Property<?, ?>, Integer> positions = new IdentityHashMap<>();
  private final List<Field<?>> fields;

  private Projection(Shape<R> shape) {
    this.shape = shape;
    this.properties = shape.properties();
    for (int i = 0; i < properties.size(); i++) {
      positions.put(properties.get(i), i);
    }
    this.fields = properties.stream().<Field<?>>map(p -> p.column().field()).toList();
  }

  /** All columns of the shape. */
  public static <R> Projection<R> of(Shape<R> shape) {
    return new Projection<>(shape);
  }

  /** The columns, seen through the shape's own table or an alias of it. */
  public List<Field<?>> fields(Table<?> table) {
    return table == shape.table()
        ? fields
        : properties.stream().<Field<?>>map(p -> p.column().in(table)).toList();
  }

  /** How many columns there are. */
  public int size() {
    return properties.size();
  }

  /** The record of a row whose columns begin at {@code offset}. */
  public R read(Record row, int offset) {
    return shape.make(
        new Row() {
          @Override
          public <T> @Nullable T optional(Property<?, T> property) {
            Integer position = positions.get(property);
            if (position == null) {
              throw new IllegalArgumentException(shape.name() + " has no property " + property);
            }
            return property.column().read(row, offset + position);
          }
        });
  }
}
