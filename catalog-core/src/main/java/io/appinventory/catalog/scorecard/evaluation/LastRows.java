package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.query.resolve.Latest;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The last of the rows that a relation leads to, for each row where it starts: found once, with a
 * column for each distinct question about them.
 */
final class LastRows {
  private static final String OWNER = "owner";

  private final String alias;
  private final RelatedRows rows;
  private final JoinedRows inner;
  private final Field<UUID> start;
  private final Condition where;
  private final List<SortField<?>> order = new ArrayList<>();
  private final Map<ResolvedFilter, Field<?>> columns = new LinkedHashMap<>();

  LastRows(JoinedPlan plan, ResolvedFilter.Last question, FilterSql at) {
    this.alias = plan.alias();
    this.rows =
        RelatedRows.of(at.scope(), question.relation(), at.shape(), at.table(), alias + "r");
    this.inner = plan.open(rows.target(), (Table<?>) rows.from());
    this.start =
        DSL.field(
            at.table().getQualifiedName().append(at.shape().idColumn().getUnqualifiedName()),
            UUID.class);
    this.where = at.behind(question, rows.target()).condition(question.where());
    this.order.add(near().asc());
    this.order.addAll(Latest.order(question.relation().target(), rows.target()));
  }

  /** That there is such a row, and that it passes; never null. */
  Condition condition(ResolvedFilter.Last question, FilterSql at) {
    if (!columns.containsKey(question.test())) {
      Condition passes = at.behind(question, rows.target()).condition(question.test());
      columns.put(question.test(), DSL.field(passes).as("c" + columns.size()));
    }
    String name = columns.get(question.test()).getName();
    return DSL.condition(
        DSL.coalesce(DSL.field(DSL.name(alias, name), Boolean.class), DSL.inline(false)));
  }

  private Field<UUID> near() {
    return Objects.requireNonNull(rows.near());
  }

  private Field<UUID> owner() {
    return DSL.field(DSL.name(alias, OWNER), UUID.class);
  }

  /** The rows, when all questions are known. */
  Table<?> table() {
    List<Field<?>> selected = new ArrayList<>(List.of(near().as(OWNER)));
    selected.addAll(columns.values());
    return DSL.select(selected)
        .distinctOn(near())
        .from(inner.joined())
        .where(rows.where())
        .and(where)
        .orderBy(order)
        .asTable(alias);
  }

  /** What ties the rows to where the relation starts. */
  Condition on() {
    return owner().eq(start);
  }
}
