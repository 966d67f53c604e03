package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Questions about the living entities of a type as SQL. Ask all of them first, then take {@link
 * #from}.
 */
final class EntityQuestions {
  /** How related rows are asked. */
  enum Form {
    /** A sub-query for each question: for one entity. */
    ALONE,
    /** A sub-query for each question and entity, but one search for cycles: for a page. */
    CORRELATED,
    /** Each relation aggregated once and joined: for many. */
    JOINED
  }

  private final Form form;
  private final Table<?> entities;
  private final FilterSql filters;
  private final Optional<JoinedRows> joined;
  private final ExemptionSql exemptions;
  private final CycleSql cycles;
  private final EntityType<?> type;

  private EntityQuestions(
      Form form,
      EntityType<?> type,
      Table<?> entities,
      FilterSql filters,
      Optional<JoinedRows> joined,
      ExemptionSql exemptions,
      CycleSql cycles) {
    this.form = form;
    this.type = type;
    this.entities = entities;
    this.filters = filters;
    this.joined = joined;
    this.exemptions = exemptions;
    this.cycles = cycles;
  }

  /** About entities of a type, seen as {@code e}. */
  static EntityQuestions about(Scope scope, EntityType<?> type, Form form) {
    Table<?> entities = type.table().as("e");
    FilterSql filters = FilterSql.on(scope, type, entities);
    ExemptionSql exemptions = new ExemptionSql(scope, type, id(type, entities));
    CycleSql cycles = new CycleSql(scope, type);
    return switch (form) {
      case ALONE, CORRELATED ->
          new EntityQuestions(form, type, entities, filters, Optional.empty(), exemptions, cycles);
      case JOINED -> {
        JoinedPlan plan = new JoinedPlan();
        JoinedRows rows = plan.open(entities, entities);
        yield new EntityQuestions(
            form, type, entities, filters.with(plan), Optional.of(rows), exemptions, cycles);
      }
    };
  }

  private static Field<UUID> id(EntityType<?> type, Table<?> entities) {
    return type.header().id().column().as(UUID.class, entities);
  }

  /** The entity's id. */
  Field<UUID> id() {
    return id(type, entities);
  }

  /** The entities, under their alias. */
  Table<?> entities() {
    return entities;
  }

  /** That an entity is of the tenant and lives. */
  Condition living() {
    return filters.living();
  }

  /** That a filter holds. */
  Condition holds(ResolvedFilter filter) {
    return filters.condition(filter);
  }

  /** That the answer to a question is yes; never null. */
  Condition yes(Question question) {
    return switch (question) {
      case Question.Holds holds -> holds(holds.filter());
      case Question.NoCycle noCycle ->
          switch (form) {
            case ALONE -> cycles.correlated(noCycle, entities);
            case CORRELATED, JOINED -> cycles.known(noCycle, id());
          };
      case Question.Exempt exempt ->
          switch (form) {
            case ALONE, CORRELATED -> exemptions.correlated(exempt);
            case JOINED -> exemptions.joined(exempt);
          };
    };
  }

  /** The answers, as the numbers of a layout. */
  List<Field<Long>> answers(Layout layout) {
    List<Field<Long>> numbers = new ArrayList<>();
    for (int i = 0; i < layout.numbers(); i++) {
      numbers.add(DSL.inline(0L));
    }
    for (Question question : layout.questions()) {
      Field<Long> bit =
          DSL.when(yes(question), DSL.inline(1L << layout.bit(question))).otherwise(DSL.inline(0L));
      int number = layout.number(question);
      numbers.set(number, layout.bit(question) == 0 ? bit : numbers.get(number).plus(bit));
    }
    return numbers.stream().map(number -> number.cast(Long.class)).toList();
  }

  /** What to select from, when all has been asked. */
  Table<?> from() {
    return exemptions.join(joined.<Table<?>>map(JoinedRows::joined).orElse(entities));
  }
}
