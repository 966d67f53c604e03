package io.appinventory.catalog.query;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
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
 * The statement that counts: each combination of values once, for which the entities are read once,
 * then sums by each value. Measured on 100,000 entities and four properties this took two thirds of
 * what GROUPING SETS took, and half of counting a materialized selection four times.
 */
final class FacetSql {
  private static final Name COMBINATIONS = DSL.name("combinations");
  private static final Field<BigDecimal> COUNT = DSL.field(DSL.name("n"), SQLDataType.NUMERIC);
  private static final Field<JSONB> EMPTY = DSL.inline(JSONB.jsonb("[]"));
  private static final Field<JSONB> NULL_ALONE = DSL.inline(JSONB.jsonb("[null]"));
  private static final Field<JSONB> NULL = DSL.inline(JSONB.jsonb("null"));

  private final Scope scope;
  private final List<FacetColumn> columns;
  private final int limit;

  FacetSql(Scope scope, List<FacetColumn> columns, int limit) {
    this.scope = scope;
    this.columns = columns;
    this.limit = limit;
  }

  /**
   * Index of the column, value as JSON, label, count, rank; in that order of the index and the
   * rank.
   */
  Select<Record5<Integer, JSONB, String, Long, Integer>> counts(
      Table<?> from, Condition condition) {
    List<Field<?>> names = columns.stream().<Field<?>>map(FacetSql::name).toList();
    List<Field<?>> values =
        columns.stream().<Field<?>>map(each -> each.expression().as(name(each))).toList();
    CommonTableExpression<?> combinations =
        COMBINATIONS.as(
            DSL.select(names)
                .select(DSL.count().as(COUNT))
                .from(DSL.select(values).from(from).where(condition).asTable("v"))
                .groupBy(names));
    Select<Record5<Integer, JSONB, String, Long, Integer>> all = labelled(columns.getFirst());
    for (FacetColumn column : columns.subList(1, columns.size())) {
      all = all.unionAll(labelled(column));
    }
    return DSL.with(combinations)
        .selectFrom(all.asTable("facets"))
        .orderBy(DSL.inline(1), DSL.inline(5));
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
    EntityType<?> type = column.labelled().get();
    Table<?> target = type.table().as("label");
    Condition on =
        RelatedRows.living(scope, type, target).and(id(type, target).eq(value.coerce(UUID.class)));
    Field<String> label = type.label().column().as(String.class, target);
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
    Field<?> name = name(column);
    Select<?> summed =
        DSL.select(name.as("value"), DSL.sum(COUNT).as("n"))
            .from(DSL.table(COMBINATIONS))
            .groupBy(name);
    Select<?> values = column.several() ? elements(summed) : summed;
    Field<?> value = DSL.field(DSL.name("value"));
    Field<?> inOrder = column.several() ? text(value) : value;
    Field<Integer> rank =
        DSL.rowNumber().over(DSL.orderBy(COUNT.desc(), inOrder.asc().nullsLast())).as("rank");
    return DSL.select(value, COUNT, rank).from(values.asTable("s")).orderBy(rank).limit(limit);
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
