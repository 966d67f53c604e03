package io.appinventory.catalog.scorecard.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.Column;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.model.ValueType;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.scorecard.evaluation.ResultKey.Source;
import io.appinventory.catalog.session.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** An order of results, held against the types of the entities. The id comes last. */
final class ResultOrder {
  private static final String PARAMETER = "order_by";
  private static final int MAX_TEXT = 500;
  private static final Sort.Key LOWEST_FIRST = Sort.parse("score").keys().getFirst();

  private final List<ResultKey<?, ?>> keys = new ArrayList<>();

  /**
   * An order.
   *
   * @throws MalformedQueryException when one of the types does not have what it goes by
   */
  ResultOrder(Sort sort, List<EntityType<?>> types) {
    List<Sort.Key> said = sort.keys().isEmpty() ? List.of(LOWEST_FIRST) : sort.keys();
    said.forEach(key -> add(key, types));
    boolean descending = said.getLast().descending();
    keys.add(key(UUID.class, new UuidType(), new Source.OfProperty("id"), descending, true));
  }

  private void add(Sort.Key key, List<EntityType<?>> types) {
    ValueType<Long, Long> whole = new LongType(0, Long.MAX_VALUE);
    switch (key.path().toString()) {
      case "score" ->
          keys.add(key(Long.class, whole, new Source.OfScore(), key.descending(), false));
      case "level" -> keys.add(key(Long.class, whole, new Source.OfRank(), key.descending(), true));
      default -> keys.add(property(key, types));
    }
  }

  private <T, D> ResultKey<T, D> key(
      Class<D> kept, ValueType<T, D> type, Source source, boolean descending, boolean required) {
    Field<D> field = DSL.field(DSL.name("k" + keys.size()), kept);
    return new ResultKey<>(new Column<>(field, type), source, descending, required);
  }

  private ResultKey<?, ?> property(Sort.Key key, List<EntityType<?>> types) {
    String name = key.path().toString();
    List<Property<?, ?>> properties = new ArrayList<>();
    for (EntityType<?> type : types) {
      Optional<? extends Property<?, ?>> property = type.property(name).filter(ResultOrder::sorts);
      if (property.isEmpty()) {
        List<String> allowed = allowed(type);
        throw new MalformedQueryException(
            PARAMETER,
            "results of "
                + type.name()
                + " cannot be ordered by '"
                + name
                + "'"
                + Names.suggestion(name, allowed)
                + "; allowed are "
                + String.join(", ", allowed));
      }
      properties.add(property.get());
    }
    boolean required = properties.stream().allMatch(Property::required);
    return key(properties.getFirst().column(), name, key.descending(), required);
  }

  private <T, D> ResultKey<?, ?> key(
      Column<T, D> column, String name, boolean descending, boolean required) {
    Source source = new Source.OfProperty(name);
    // Types have vocabularies of their own for a property of the same name.
    return column.type() instanceof CodeType<?>
        ? key(String.class, new TextType(0, MAX_TEXT), source, descending, required)
        : key(column.field().getType(), column.type(), source, descending, required);
  }

  private static List<String> allowed(EntityType<?> type) {
    return Stream.concat(
            Stream.of("score", "level"),
            type.properties().stream().filter(ResultOrder::sorts).map(Property::name))
        .toList();
  }

  private static boolean sorts(Property<?, ?> property) {
    return Permissions.mayAllSee(property.sensitivity())
        && !(property.type() instanceof JsonType || property.type() instanceof TextListType)
        && !(property.type() instanceof TextType text && text.max() > MAX_TEXT);
  }

  /** Whether scores have to be known before entities can be put in order. */
  boolean byScore() {
    return keys.stream().anyMatch(key -> !(key.source() instanceof Source.OfProperty));
  }

  /** Whether a key is known only when entities are rated. */
  boolean isRated(int key) {
    return !(keys.get(key).source() instanceof Source.OfProperty);
  }

  /** The keys as columns of one type's entities; the score is at its place of the layout. */
  List<Field<?>> columns(EntityType<?> type, Table<?> entities, int scorecard) {
    return keys.stream().<Field<?>>map(key -> source(key, type, entities, scorecard)).toList();
  }

  private static Field<?> source(
      ResultKey<?, ?> key, EntityType<?> type, Table<?> entities, int scorecard) {
    return switch (key.source()) {
      case Source.OfScore score -> ScoreColumns.score(scorecard);
      case Source.OfRank rank -> ScoreColumns.rank(scorecard);
      case Source.OfProperty property ->
          type.property(property.name()).map(each -> column(each, entities)).orElseThrow();
    };
  }

  private static Field<?> column(Property<?, ?> property, Table<?> entities) {
    return property.column().in(entities);
  }

  /** The keys as columns of the page. */
  List<Field<?>> fields() {
    return keys.stream().<Field<?>>map(ResultKey::field).toList();
  }

  /** The order, or the opposite of it. */
  List<SortField<?>> orderBy(boolean backward) {
    return keys.stream().<SortField<?>>map(key -> key.order(backward)).toList();
  }

  /** The order by the keys as rows have them, or the opposite of it. */
  List<SortField<?>> orderBy(List<Field<?>> columns, boolean backward) {
    List<SortField<?>> order = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      order.add(keys.get(i).order(columns.get(i), backward));
    }
    return order;
  }

  /** The place of a row whose keys begin at {@code offset}. */
  List<@Nullable JsonNode> place(Record row, int offset) {
    List<@Nullable JsonNode> place = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      place.add(keys.get(i).valueOf(row, offset + i));
    }
    return place;
  }

  /**
   * That rows stand behind a place, or before it when {@code backward}.
   *
   * @param columns the keys, as the rows have them
   */
  Condition beyond(List<@Nullable JsonNode> place, List<Field<?>> columns, boolean backward)
      throws InvalidValueException {
    if (place.size() != keys.size()) {
      throw new InvalidValueException("invalid", "has " + place.size() + " values");
    }
    Condition beyond = DSL.falseCondition();
    for (int i = keys.size() - 1; i >= 0; i--) {
      beyond = beyond(keys.get(i), place.get(i), columns.get(i), backward, beyond);
    }
    return beyond;
  }

  @SuppressWarnings("unchecked") // the column is of the key's type
  private static <D> Condition beyond(
      ResultKey<?, D> key,
      @Nullable JsonNode carried,
      Field<?> column,
      boolean backward,
      Condition within)
      throws InvalidValueException {
    Param<D> value = key.bind(carried);
    Field<D> field = (Field<D>) column;
    return key.beyond(value, field, backward).or(key.same(value, field).and(within));
  }
}
