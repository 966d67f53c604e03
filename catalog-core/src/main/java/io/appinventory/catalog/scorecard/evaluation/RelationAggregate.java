package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The rows that a relation leads to, aggregated by where it starts: one column for each distinct
 * question.
 */
final class RelationAggregate {
  private static final String OWNER = "owner";

  private final String alias;
  private final RelatedRows rows;
  private final JoinedRows inner;
  private final Field<UUID> start;
  private final Map<Asked, Field<?>> columns = new LinkedHashMap<>();
  private final List<Condition> conditions = new ArrayList<>();
  private boolean all;

  /** A question without the number that its count is compared with. */
  private record Asked(boolean counted, ResolvedFilter where) {}

  RelationAggregate(JoinedPlan plan, Relation<?, ?> relation, FilterSql at) {
    this.alias = plan.alias();
    this.rows = RelatedRows.of(at.scope(), relation, at.shape(), at.table(), alias + "r");
    this.inner = plan.open(rows.target(), (Table<?>) rows.from());
    this.start =
        DSL.field(
            at.table().getQualifiedName().append(at.shape().idColumn().getUnqualifiedName()),
            UUID.class);
  }

  Condition condition(ResolvedFilter.Related question, FilterSql at) {
    boolean any = question.where() instanceof ResolvedFilter.Always;
    return switch (question) {
      case ResolvedFilter.Some some when any -> {
        all = true;
        yield owner().isNotNull();
      }
      case ResolvedFilter.Some some ->
          DSL.condition(
              DSL.coalesce(
                  column(new Asked(false, some.where()), question, at, Boolean.class),
                  DSL.inline(false)));
      case ResolvedFilter.Count count ->
          FilterSql.counts(
              DSL.coalesce(
                  column(new Asked(true, count.where()), question, at, Integer.class),
                  DSL.inline(0)),
              count.operator(),
              Math.toIntExact(count.number()));
      case ResolvedFilter.Last last ->
          throw new IllegalStateException("the last row is no aggregate: " + last);
    };
  }

  private <T> Field<T> column(
      Asked asked, ResolvedFilter.Related question, FilterSql at, Class<T> type) {
    if (!columns.containsKey(asked)) {
      Condition where = at.behind(question, rows.target()).condition(asked.where());
      all |= asked.where() instanceof ResolvedFilter.Always;
      conditions.add(where);
      Field<?> value = asked.counted() ? count(asked, where) : DSL.boolOr(where);
      columns.put(asked, value.as("c" + columns.size()));
    }
    return DSL.field(DSL.name(alias, columns.get(asked).getName()), type);
  }

  private static Field<?> count(Asked asked, Condition where) {
    return asked.where() instanceof ResolvedFilter.Always
        ? DSL.count()
        : DSL.count().filterWhere(where);
  }

  private Field<UUID> owner() {
    return DSL.field(DSL.name(alias, OWNER), UUID.class);
  }

  /** The aggregate, when all questions are known. */
  Table<?> table() {
    Field<UUID> near = java.util.Objects.requireNonNull(rows.near());
    List<Field<?>> selected = new ArrayList<>(List.of(near.as(OWNER)));
    selected.addAll(columns.values());
    return DSL.select(selected)
        .from(inner.joined())
        .where(rows.where())
        .and(needed())
        .groupBy(near)
        .asTable(alias);
  }

  /** Of a single question only those rows matter that it asks for. */
  private Condition needed() {
    return all || conditions.size() != 1 ? DSL.noCondition() : conditions.getFirst();
  }

  /** What ties the aggregate to where the relation starts. */
  Condition on() {
    return owner().eq(start);
  }
}
