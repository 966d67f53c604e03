package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.session.Scope;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Asks whether a relation leads back to an entity: for few entities by a walk from each, which sees
 * each entity once and so ends; for many by one search through all of the relation's rows, which
 * takes a statement of its own.
 */
final class CycleSql {
  private static final Table<?> WALK = DSL.table(DSL.name("walk"));

  private final Scope scope;
  private final EntityType<?> type;

  CycleSql(Scope scope, EntityType<?> type) {
    this.scope = scope;
    this.type = type;
  }

  /** That a walk from an entity does not come back. */
  Condition correlated(Question.NoCycle asked, Table<?> entities) {
    RelatedRows first = rows(asked, entities, "w1");
    RelatedRows next = rows(asked, WALK, "w2");
    CommonTableExpression<Record1<UUID>> walk =
        DSL.name("walk")
            .fields("id")
            .as(
                DSL.select(id(first.target()))
                    .from(first.from())
                    .where(first.where())
                    .and(first.on())
                    .union(
                        DSL.select(id(next.target()))
                            .from(WALK)
                            .join(next.from())
                            .on(next.on())
                            .where(next.where())));
    return DSL.notExists(
        DSL.withRecursive(walk).selectOne().from(WALK).where(id(WALK).eq(id(entities))));
  }

  private RelatedRows rows(Question.NoCycle asked, Table<?> start, String alias) {
    return RelatedRows.of(scope, asked.relation(), type, start, alias);
  }

  private Field<UUID> id(Table<?> table) {
    return DSL.field(
        table.getQualifiedName().append(type.idColumn().getUnqualifiedName()), UUID.class);
  }

  /** That an entity is none of those that a search through all found on a cycle. */
  Condition known(Question.NoCycle asked, Field<UUID> id) {
    UUID[] found = search(asked.relation()).onCycles().toArray(UUID[]::new);
    return found.length == 0 ? DSL.trueCondition() : DSL.not(id.eq(DSL.any(found)));
  }

  private CycleSearch search(Relation<?, ?> relation) {
    Table<?> start = type.table().as("e");
    RelatedRows rows = RelatedRows.of(scope, relation, type, start, "w1");
    Field<UUID> near = rows.near();
    CycleSearch search = new CycleSearch();
    if (near == null) {
      // A reference: the start holds it.
      return search(start, rows, search);
    }
    read(scope.dsl().select(near, id(rows.target())).from(rows.from()).where(rows.where()), search);
    return search;
  }

  private CycleSearch search(Table<?> start, RelatedRows rows, CycleSearch search) {
    read(
        scope
            .dsl()
            .select(id(start), id(rows.target()))
            .from(start)
            .join(rows.from())
            .on(rows.on())
            .where(rows.where())
            .and(RelatedRows.living(scope, type, start)),
        search);
    return search;
  }

  private static void read(org.jooq.ResultQuery<? extends Record> edges, CycleSearch search) {
    try (Cursor<? extends Record> rows = edges.fetchLazy()) {
      for (Record row : rows) {
        search.add(row.get(0, UUID.class), row.get(1, UUID.class));
      }
    }
  }
}
