package io.appinventory.catalog.scorecard.evaluation;

import static io.appinventory.db.schema.Tables.SCORECARD_EXEMPTIONS;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.scorecard.finding.FindingSql;
import io.appinventory.catalog.scorecard.finding.Subject;
import io.appinventory.catalog.scorecard.finding.Subjects;
import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.ScorecardExemptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What explains answers, as columns next to {@link ScoreColumns#answers}: of a question that was
 * answered by no the values it looked at, of an exemption its reason. Others are null and cost
 * nothing.
 */
final class Explanations {
  private final Scope scope;
  private final Layout layout;
  private final EntityType<?> type;
  private final Table<?> entities;

  /**
   * For entities of a type.
   *
   * @param entities the type's table under an alias, joined to the answers
   */
  Explanations(Scope scope, Layout layout, EntityType<?> type, Table<?> entities) {
    this.scope = scope;
    this.layout = layout;
    this.type = type;
    this.entities = entities;
  }

  /** Of each question in the order of the layout; empty for those that need none. */
  List<Optional<Field<JSONB>>> columns() {
    List<Optional<Field<JSONB>>> columns = new ArrayList<>();
    for (Question question : layout.questions()) {
      columns.add(
          switch (question) {
            case Question.Holds holds when layout.isCriterion(holds) -> Optional.of(found(holds));
            case Question.Holds holds -> Optional.empty();
            case Question.NoCycle noCycle -> Optional.empty();
            case Question.Exempt exempt -> Optional.of(note(exempt));
          });
    }
    return columns;
  }

  private Field<JSONB> found(Question.Holds question) {
    FindingSql findings = new FindingSql(scope);
    List<Field<JSONB>> values = new ArrayList<>();
    for (Subject subject : Subjects.of(question.filter())) {
      values.add(findings.of(subject.finding(), type, entities));
    }
    Field<JSONB> all = DSL.function("jsonb_build_array", JSONB.class, values.toArray(Field[]::new));
    return DSL.when(DSL.not(new ScoreColumns(layout).yes(question)), all);
  }

  private Field<JSONB> note(Question.Exempt question) {
    ScorecardExemptions x = SCORECARD_EXEMPTIONS.as("x");
    Condition row =
        x.TENANT_ID
            .eq(scope.tenantId())
            .and(x.SCORECARD_ID.eq(question.scorecard()))
            .and(x.ENTITY_TYPE.eq(type.name()))
            .and(x.ENTITY_ID.eq(type.header().id().column().as(UUID.class, entities)))
            .and(x.CRITERION.eq(question.criterion()));
    Field<JSONB> note = DSL.function("jsonb_build_array", JSONB.class, x.REASON, x.EXPIRES_AT);
    return DSL.when(
        new ScoreColumns(layout).yes(question), DSL.field(DSL.select(note).from(x).where(row)));
  }
}
