package io.appinventory.catalog.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Column;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.PasswordType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * An order held against its type: columns, the references they lie behind, and places between rows.
 */
final class ListOrder {
  private static final String PARAMETER = "order_by";
  private static final int MAX_TEXT = 500;

  private final Joined joined;
  private final List<SortColumn<?, ?>> columns = new ArrayList<>();
  private Table<?> from;

  private ListOrder(Scope scope, Shape<?> shape) {
    this.joined = new Joined(scope, shape, PARAMETER, ListOrder::isSortable);
    this.from = shape.table();
  }

  /** By what a search found, the best first. */
  static ListOrder of(Scope scope, Shape<?> shape, Ranking ranking) {
    ListOrder order = new ListOrder(scope, shape);
    order.from = ranking.join().apply(order.joined.from());
    ranking.columns().forEach(order::add);
    order.add(identity(shape), shape.table(), false, false);
    return order;
  }

  /** Of a type's list; the id comes last, in the direction of the key before it. */
  static ListOrder of(Scope scope, Shape<?> shape, Sort sort) {
    ListOrder order = new ListOrder(scope, shape);
    Sort chosen = sort.keys().isEmpty() ? ofItsOwn(shape) : sort;
    chosen.keys().forEach(order::add);
    boolean descending = chosen.keys().getLast().descending();
    order.add(identity(shape), shape.table(), descending, false);
    order.from = order.joined.from();
    return order;
  }

  private static Sort ofItsOwn(Shape<?> shape) {
    return switch (shape) {
      case EntityType<?> type when type.ofEvents() -> Sort.descending(type.header().id());
      case EntityType<?> type -> Sort.ascending(type.label());
      case PartType<?> type -> Sort.ascending(type.order().getFirst());
    };
  }

  /** What tells rows apart that are alike in the order. */
  private static Property<?, ?> identity(Shape<?> shape) {
    return switch (shape) {
      case EntityType<?> type -> type.header().id();
      case PartType<?> type -> type.key().getFirst();
    };
  }

  private void add(Sort.Key key) {
    switch (joined.follow(key.path())) {
      case Joined.PropertyEnd end -> {
        if (!end.rest().isEmpty() && isSortable(end.property())) {
          throw joined.error(
              "'" + key.path() + "' goes on behind the property '" + end.property() + "'");
        }
        add(sortable(end.property()), end.table(), key.descending(), end.behind());
      }
      case Joined.ReferenceEnd end ->
          add(end.reference().target().label(), end.table(), key.descending(), true);
    }
  }

  private static boolean isSortable(Property<?, ?> property) {
    return property.access() != Access.SECRET
        && !(property.type() instanceof JsonType || property.type() instanceof TextListType)
        && !(property.type() instanceof PasswordType)
        && !(property.type() instanceof TextType text && text.max() > MAX_TEXT);
  }

  private Property<?, ?> sortable(Property<?, ?> property) {
    if (!isSortable(property)) {
      String reason =
          property.type() instanceof TextType ? "is too long a text" : "is no single value";
      throw joined.error("'" + property + "' " + reason + " to order by");
    }
    return property;
  }

  private <T> void add(
      Property<?, T> property, Table<?> table, boolean descending, boolean optional) {
    columns.add(column(property.column(), property.required() && !optional, table, descending));
  }

  private static <T, D> SortColumn<T, D> column(
      Column<T, D> column, boolean required, Table<?> table, boolean descending) {
    return new SortColumn<>(column, column.in(table), descending, required);
  }

  private <T, D> void add(Column<T, D> column) {
    columns.add(new SortColumn<>(column, column.field(), false, true));
  }

  /** The table with what the order needs joined to it; each row once. */
  Table<?> from() {
    return from;
  }

  /** The columns, to select behind those of the record. */
  List<Field<?>> fields() {
    return columns.stream().<Field<?>>map(SortColumn::field).toList();
  }

  /** The order, or the opposite of it. */
  List<SortField<?>> orderBy(boolean backward) {
    return columns.stream().<SortField<?>>map(column -> column.order(backward)).toList();
  }

  /** The place of a row. */
  List<@Nullable JsonNode> place(Record row, int offset) {
    List<@Nullable JsonNode> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(columns.get(i).valueOf(row, offset + i));
    }
    return values;
  }

  /** The values of a place, as parameters. */
  List<Param<?>> bind(List<@Nullable JsonNode> place) throws InvalidValueException {
    if (place.size() != columns.size()) {
      throw new InvalidValueException("invalid", "has " + place.size() + " values");
    }
    List<Param<?>> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(columns.get(i).bind(place.get(i)));
    }
    return values;
  }

  /** That rows stand behind the values of a place, or before them when {@code backward}. */
  Condition beyond(List<? extends Param<?>> values, boolean backward) {
    return oneDirection()
        ? rowsBeyond(values, backward)
        : from(columns.getFirst(), values.getFirst(), backward).and(chain(0, values, backward));
  }

  private boolean oneDirection() {
    boolean descending = columns.getFirst().descending();
    return columns.stream()
        .allMatch(column -> column.required() && column.descending() == descending);
  }

  /** {@code (name, id) > (?, ?)}: an index in this order starts right there. */
  private Condition rowsBeyond(List<? extends Param<?>> values, boolean backward) {
    var row = DSL.row(fields());
    return columns.getFirst().descending() == backward
        ? row.gt(DSL.row(values))
        : row.lt(DSL.row(values));
  }

  /** {@code a > ? or a = ? and (b < ? or ...)}. */
  private Condition chain(int index, List<? extends Param<?>> values, boolean backward) {
    Condition beyond = beyond(columns.get(index), values.get(index), backward);
    return index == columns.size() - 1
        ? beyond
        : beyond.or(
            same(columns.get(index), values.get(index)).and(chain(index + 1, values, backward)));
  }

  @SuppressWarnings("unchecked") // the value was bound by this column
  private static <D> Condition beyond(SortColumn<?, D> column, Param<?> value, boolean backward) {
    return column.beyond((Param<D>) value, backward);
  }

  /** Follows from the chain, and tells an index where to start. */
  @SuppressWarnings("unchecked") // the value was bound by this column
  private static <D> Condition from(SortColumn<?, D> column, Param<?> value, boolean backward) {
    return column.from((Param<D>) value, backward);
  }

  @SuppressWarnings("unchecked") // the value was bound by this column
  private static <D> Condition same(SortColumn<?, D> column, Param<?> value) {
    return column.same((Param<D>) value);
  }
}
