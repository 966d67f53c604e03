package io.appinventory.catalog.query;

import static io.appinventory.db.schema.Tables.ENTITY_COUNTS;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.count.KeptCounts;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Name;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The statement that counts. What is kept is summed up; of the rest each combination of values
 * once, for which the entities are read once, then sums by each value. Measured on 100,000 entities
 * and four properties this took two thirds of what GROUPING SETS took, and half of counting a
 * materialized selection four times.
 */
final class FacetSql {
  private static final Name COMBINATIONS = DSL.name("combinations");
  private static final Field<BigDecimal> COUNT = DSL.field(DSL.name("n"), SQLDataType.NUMERIC);
  private static final Field<JSONB> EMPTY = DSL.inline(JSONB.jsonb("[]"));
  private static final Field<JSONB> NULL_ALONE = DSL.inline(JSONB.jsonb("[null]"));
  private static final Field<JSONB> NULL = DSL.inline(JSONB.jsonb("null"));

  private final Scope scope;
  private final EntityType<?> type;
  private final List<FacetColumn> columns;
  private final int limit;

  FacetSql(Scope scope, EntityType<?> type, List<FacetColumn> columns, int limit) {
    this.scope = scope;
    this.type = type;
    this.columns = columns;
    this.limit = limit;
  }

  /**
   * Index of the column, value as JSON, label, count, rank; in that order of the index and the
   * rank.
   */
  Select<Record5<Integer, JSONB, String, Long, Integer>> counts(
      Table<?> from, Condition condition) {
    Select<Record5<Integer, JSONB, String, Long, Integer>> all = labelled(columns.getFirst());
    for (FacetColumn column : columns.subList(1, columns.size())) {
      all = all.unionAll(labelled(column));
    }
    List<FacetColumn> read = columns.stream().filter(each -> each.kept().isEmpty()).toList();
    var facets =
        read.isEmpty()
            ? DSL.selectFrom(all.asTable("facets"))
            : DSL.with(combinations(read, from, condition)).selectFrom(all.asTable("facets"));
    return facets.orderBy(DSL.inline(1), DSL.inline(5));
  }

  private static CommonTableExpression<?> combinations(
      List<FacetColumn> read, Table<?> from, Condition condition) {
    List<Field<?>> names = read.stream().<Field<?>>map(FacetSql::name).toList();
    List<Field<?>> values =
        read.stream().<Field<?>>map(each -> each.expression().as(name(each))).toList();
    return COMBINATIONS.as(
        DSL.select(names)
            .select(DSL.count().as(COUNT))
            .from(DSL.select(values).from(from).where(condition).asTable("v"))
            .groupBy(names));
  }

  private static Field<?> name(FacetColumn column) {
    return DSL.field(DSL.name("f" + column.index()), column.expression().getDataType());
  }

  private Select<Record5<Integer, JSONB, String, Long, Integer>> labelled(FacetColumn column) {
    Field<?> value = DSL.field(DSL.name("t", "value"), column.expression().getDataType());
    Field<BigDecimal> count = DSL.field(DSL.name("t", "n"), SQLDataType.NUMERIC);
    Field<Integer> rank = DSL.field(DSL.name("t", "rank"), SQLDataType.INTEGER);
    Table<?> top = top(column).asTable("t");
    Field<JSONB> json =
        column.several() ? value.coerce(JSONB.class) : DSL.function("to_jsonb", JSONB.class, value);
    if (column.labelled().isEmpty()) {
      return fields(column, json, DSL.castNull(SQLDataType.VARCHAR), count, rank).from(top);
    }
    EntityType<?> labelled = column.labelled().get();
    Table<?> target = labelled.table().as("label");
    Condition on =
        RelatedRows.living(scope, labelled, target)
            .and(id(labelled, target).eq(value.coerce(UUID.class)));
    Field<String> label = labelled.label().column().as(String.class, target);
    return fields(column, json, label, count, rank).from(top.leftJoin(target).on(on));
  }

  private static Field<UUID> id(EntityType<?> type, Table<?> target) {
    return type.header().id().column().as(UUID.class, target);
  }

  private static SelectSelectStep<Record5<Integer, JSONB, String, Long, Integer>> fields(
      FacetColumn column,
      Field<JSONB> json,
      Field<String> label,
      Field<BigDecimal> count,
      Field<Integer> rank) {
    return DSL.select(
        DSL.inline(column.index()).as("facet"),
        json.as("value"),
        label.as("label"),
        count.cast(SQLDataType.BIGINT).as("n"),
        rank.as("rank"));
  }

  /** The most frequent values: {@code value, n, rank}. */
  private Select<?> top(FacetColumn column) {
    Select<?> summed = column.kept().<Select<?>>map(this::kept).orElseGet(() -> summed(column));
    Select<?> values = column.several() ? elements(summed) : summed;
    Field<?> value = DSL.field(DSL.name("value"));
    Field<?> inOrder = column.several() ? text(value) : value;
    Field<Integer> rank =
        DSL.rowNumber().over(DSL.orderBy(COUNT.desc(), inOrder.asc().nullsLast())).as("rank");
    return DSL.select(value, COUNT, rank).from(values.asTable("s")).orderBy(rank).limit(limit);
  }

  private static Select<?> summed(FacetColumn column) {
    Field<?> name = name(column);
    return DSL.select(name.as("value"), DSL.sum(COUNT).as("n"))
        .from(DSL.table(COMBINATIONS))
        .groupBy(name);
  }

  /** What is kept of a property: its values, and what is left of all without one. */
  private Select<?> kept(Property<?, ?> property) {
    DataType<?> column = property.column().field().getDataType();
    return column.isString() ? kept(property, SQLDataType.VARCHAR) : kept(property, column);
  }

  private <T> Select<?> kept(Property<?, ?> property, DataType<T> kind) {
    KeptCounts counts = new KeptCounts(scope);
    Field<Long> missing = counts.of(type, property, null);
    Field<Long> n = DSL.field(DSL.name("n"), Long.class);
    return DSL.select(
            ENTITY_COUNTS.VALUE.cast(kind).as("value"), DSL.sum(ENTITY_COUNTS.LIVE).as("n"))
        .from(ENTITY_COUNTS)
        .where(counts.counted(type, property.name()))
        .groupBy(ENTITY_COUNTS.VALUE)
        .having(DSL.sum(ENTITY_COUNTS.LIVE).gt(BigDecimal.ZERO))
        .unionAll(
            DSL.select(DSL.castNull(kind).as("value"), n.cast(SQLDataType.NUMERIC).as("n"))
                .from(DSL.select(missing.as("n")).asTable("missing"))
                .where(n.gt(0L)));
  }

  /** Of arrays, counted: each element once for each array, and null for the empty ones. */
  private static Select<?> elements(Select<?> arrays) {
    Field<JSONB> array = DSL.field(DSL.name("value"), JSONB.class);
    Field<JSONB> filled =
        DSL.when(DSL.coalesce(array, EMPTY).eq(EMPTY), NULL_ALONE).otherwise(array);
    Field<JSONB> element = DSL.function("jsonb_array_elements", JSONB.class, filled);
    Table<?> each =
        DSL.selectDistinct(array.as("array"), element.as("element"), COUNT)
            .from(arrays.asTable("a"))
            .asTable("e");
    Field<JSONB> value = DSL.nullif(DSL.field(DSL.name("element"), JSONB.class), NULL);
    return DSL.select(value.as("value"), DSL.sum(COUNT).as("n"))
        .from(each)
        .groupBy(DSL.field(DSL.name("element")));
  }

  private static Field<String> text(Field<?> json) {
    return DSL.jsonbGetElementAsText(DSL.jsonbArray(json.coerce(JSONB.class)), 0).collate("C");
  }
}
