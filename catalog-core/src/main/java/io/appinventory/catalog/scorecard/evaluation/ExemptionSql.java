package io.appinventory.catalog.scorecard.evaluation;

import static io.appinventory.db.schema.Tables.SCORECARD_EXEMPTIONS;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.ScorecardExemptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Asks whether entities are exempt: by a sub-query each, or by an aggregate for each scorecard. */
final class ExemptionSql {
  private final Scope scope;
  private final EntityType<?> type;
  private final Field<UUID> entity;
  private final Map<UUID, List<String>> joined = new LinkedHashMap<>();

  ExemptionSql(Scope scope, EntityType<?> type, Field<UUID> entity) {
    this.scope = scope;
    this.type = type;
    this.entity = entity;
  }

  /** By a sub-query that is correlated with the entity. */
  Condition correlated(Question.Exempt asked) {
    ScorecardExemptions x = SCORECARD_EXEMPTIONS.as("x");
    return DSL.exists(
        DSL.selectOne()
            .from(x)
            .where(holding(x, asked.scorecard()))
            .and(x.ENTITY_ID.eq(entity))
            .and(x.CRITERION.eq(asked.criterion())));
  }

  /** By a column of an aggregate that {@link #join} adds. */
  Condition joined(Question.Exempt asked) {
    List<String> criteria =
        joined.computeIfAbsent(asked.scorecard(), scorecard -> new ArrayList<>());
    int column = criteria.indexOf(asked.criterion());
    if (column < 0) {
      column = criteria.size();
      criteria.add(asked.criterion());
    }
    Field<Boolean> exempt =
        DSL.field(DSL.name(alias(asked.scorecard()), "c" + column), Boolean.class);
    return DSL.condition(DSL.coalesce(exempt, DSL.inline(false)));
  }

  /** Joins the aggregates that were asked for. */
  Table<?> join(Table<?> from) {
    Table<?> all = from;
    for (Map.Entry<UUID, List<String>> each : joined.entrySet()) {
      String alias = alias(each.getKey());
      all =
          all.leftJoin(aggregate(each.getKey(), each.getValue()).asTable(alias))
              .on(DSL.field(DSL.name(alias, "owner"), UUID.class).eq(entity));
    }
    return all;
  }

  private String alias(UUID scorecard) {
    return "x" + List.copyOf(joined.keySet()).indexOf(scorecard);
  }

  private org.jooq.Select<?> aggregate(UUID scorecard, List<String> criteria) {
    ScorecardExemptions x = SCORECARD_EXEMPTIONS.as("x");
    List<Field<?>> columns = new ArrayList<>(List.of(x.ENTITY_ID.as("owner")));
    for (int i = 0; i < criteria.size(); i++) {
      columns.add(DSL.boolOr(x.CRITERION.eq(criteria.get(i))).as("c" + i));
    }
    return DSL.select(columns).from(x).where(holding(x, scorecard)).groupBy(x.ENTITY_ID);
  }

  private Condition holding(ScorecardExemptions x, UUID scorecard) {
    return x.TENANT_ID
        .eq(scope.tenantId())
        .and(x.SCORECARD_ID.eq(scorecard))
        .and(x.ENTITY_TYPE.eq(type.name()))
        .and(x.EXPIRES_AT.isNull().or(x.EXPIRES_AT.gt(scope.now())));
  }
}
