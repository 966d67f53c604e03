package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Rows, and what has been joined to them to answer questions about them. */
final class JoinedRows {
  private final JoinedPlan plan;
  private final Table<?> from;
  private final Map<Start, RelatedRows> references = new LinkedHashMap<>();
  private final Map<Start, RelationAggregate> aggregates = new LinkedHashMap<>();
  private final Map<LastOf, LastRows> lasts = new LinkedHashMap<>();

  /** A relation and the rows it starts from: a type can refer to itself. */
  private record Start(String rows, Relation<?, ?> relation) {
    static Start of(ResolvedFilter.Related question, FilterSql at) {
      return new Start(at.table().getName(), question.relation());
    }
  }

  /** The last of which rows. */
  private record LastOf(Start start, ResolvedFilter where) {}

  JoinedRows(JoinedPlan plan, Table<?> from) {
    this.plan = plan;
    this.from = from;
  }

  /** Of the one row, or none, that a reference leads to. */
  Condition reference(ResolvedFilter.Related question, FilterSql at) {
    RelatedRows row =
        references.computeIfAbsent(Start.of(question, at), start -> join(start.relation(), at));
    Field<UUID> id = id(question.relation(), row.target());
    Condition found =
        id.isNotNull().and(at.behind(question, row.target()).condition(question.where()));
    return switch (question) {
      // Not null where the row lacks a value: the opposite may be asked.
      case ResolvedFilter.Some some ->
          DSL.condition(DSL.coalesce(DSL.field(found), DSL.inline(false)));
      case ResolvedFilter.Count count ->
          FilterSql.counts(
              DSL.when(found, DSL.inline(1)).otherwise(DSL.inline(0)),
              count.operator(),
              Math.toIntExact(count.number()));
      case ResolvedFilter.Last last ->
          throw new IllegalStateException("one row has no last: " + last.relation().name());
    };
  }

  private RelatedRows join(Relation<?, ?> relation, FilterSql at) {
    RelatedRows row = RelatedRows.of(at.scope(), relation, at.shape(), at.table(), plan.alias());
    // Questions about the row behind the reference join to the same rows.
    plan.share(row.target(), this);
    return row;
  }

  private static Field<UUID> id(Relation<?, ?> relation, Table<?> table) {
    return DSL.field(
        table.getQualifiedName().append(relation.target().idColumn().getUnqualifiedName()),
        UUID.class);
  }

  /** Of the rows that another relation leads to. */
  Condition aggregate(ResolvedFilter.Related question, FilterSql at) {
    return aggregates
        .computeIfAbsent(
            Start.of(question, at), start -> new RelationAggregate(plan, start.relation(), at))
        .condition(question, at);
  }

  /** Of the last of the rows that another relation leads to. */
  Condition last(ResolvedFilter.Last question, FilterSql at) {
    return lasts
        .computeIfAbsent(
            new LastOf(Start.of(question, at), question.where()),
            last -> new LastRows(plan, question, at))
        .condition(question, at);
  }

  /** The rows with all that was asked for, to select from. */
  Table<?> joined() {
    Table<?> joined = from;
    for (RelatedRows row : references.values()) {
      joined = joined.leftJoin(row.from()).on(row.where().and(row.on()));
    }
    for (RelationAggregate aggregate : aggregates.values()) {
      joined = joined.leftJoin(aggregate.table()).on(aggregate.on());
    }
    for (LastRows last : lasts.values()) {
      joined = joined.leftJoin(last.table()).on(last.on());
    }
    return joined;
  }
}
