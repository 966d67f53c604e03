package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.scorecard.definition.DefinitionReader;
import io.appinventory.catalog.scorecard.definition.DefinitionReader.Versions;
import io.appinventory.catalog.scorecard.rating.Rating;
import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Asks several scorecards about one entity, in one statement. */
final class OneEntity {
  private final Scope scope;
  private final EntityType<?> type;
  private final UUID id;
  private final Table<?> shown;

  OneEntity(Scope scope, EntityType<?> type, Id<?> id) {
    this.scope = scope;
    this.type = type;
    this.id = id.value();
    this.shown = type.table().as("v");
  }

  /**
   * What was found.
   *
   * @param versions the versions of all scorecards in the same statement
   * @param scores by the scorecards that are for the entity
   */
  record Found(Versions versions, List<EntityScore> scores) {}

  /** Asks; empty when there is no such entity. */
  Optional<Found> ask(List<ResolvedScorecard> scorecards, boolean withFilters) {
    Layout layout = Layout.of(scorecards);
    AnsweredRow reader = new AnsweredRow(scope, layout, type, shown);
    Record row = scope.dsl().fetchOne(statement(layout, reader));
    return Optional.ofNullable(row)
        .map(
            found ->
                new Found(
                    DefinitionReader.versions(
                        found.get(0, JSONB.class), found.get(1, Boolean.class)),
                    scores(reader.read(found, 2, 2 + layout.numbers()), scorecards, withFilters)));
  }

  /** Versions, answers, and what explains them. */
  private Select<Record> statement(Layout layout, AnsweredRow reader) {
    DefinitionReader definitions = new DefinitionReader(scope);
    List<Field<?>> columns = new ArrayList<>();
    columns.add(definitions.versionsField());
    columns.add(definitions.tentativeField());
    columns.addAll(reader.answers());
    columns.addAll(reader.explanations());
    Condition same =
        scope
            .tenant(type, shown)
            .and(type.header().id().column().as(UUID.class, shown).eq(DSL.val(id)));
    return DSL.select(columns).from(answered(layout).join(shown).on(same));
  }

  private static List<EntityScore> scores(
      AnsweredRow.Answers answers, List<ResolvedScorecard> scorecards, boolean withFilters) {
    ScoreMaker maker = new ScoreMaker(answers.explanations(), withFilters);
    return scorecards.stream()
        .map(scorecard -> Rating.of(scorecard, answers.yes()))
        .filter(Rating::inside)
        .map(maker::score)
        .toList();
  }

  /** The answers, reckoned once and before anything looks at them. */
  private Table<?> answered(Layout layout) {
    EntityQuestions questions = EntityQuestions.about(scope, type, EntityQuestions.Form.ALONE);
    List<Field<?>> answers = new ArrayList<>(List.of(questions.id().as("id")));
    List<Field<Long>> numbers = questions.answers(layout);
    for (int i = 0; i < numbers.size(); i++) {
      answers.add(numbers.get(i).as(ScoreColumns.answers(i)));
    }
    return ScoreColumns.fenced(
            DSL.select(answers)
                .from(questions.from())
                .where(questions.living())
                .and(questions.id().eq(DSL.val(id))))
        .asTable("answered");
  }
}
