package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.scorecard.definition.DefinitionReader;
import io.appinventory.catalog.scorecard.definition.DefinitionReader.Versions;
import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.scorecard.rating.Rating;
import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.session.KeptSelect;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Several scorecards, ready to be asked about one entity in one statement, whose text is made once.
 * Immutable, and safe for use by many threads.
 */
final class OneEntity {
  private final EntityType<?> type;
  private final List<ResolvedScorecard> scorecards;
  private final Layout layout;
  private final AnsweredRow reader;
  private final KeptSelect select;

  /**
   * Of scorecards for a type.
   *
   * @param scope any of the role that will ask
   * @throws io.appinventory.catalog.error.NotAllowedException when the role may not read something
   *     that is asked about
   */
  OneEntity(Scope scope, EntityType<?> type, List<ResolvedScorecard> scorecards) {
    this.type = type;
    this.scorecards = List.copyOf(scorecards);
    this.layout = Layout.of(scorecards);
    this.reader = new AnsweredRow(scope, layout, type, shown());
    this.select = KeptSelect.of(scope, scope.principal().role(), this::statement);
  }

  /**
   * What was found.
   *
   * @param versions the versions of all scorecards in the same statement
   * @param scores by the scorecards that are for the entity
   */
  record Found(Versions versions, List<EntityScore> scores) {}

  /** The questions, in their order. */
  List<Question> questions() {
    return layout.questions();
  }

  private Table<?> shown() {
    return type.table().as("v");
  }

  /** Asks; empty when there is no such entity. */
  Optional<Found> ask(Scope scope, Id<?> id, boolean withFilters) {
    return select
        .fetch(scope, id.value())
        .map(
            found ->
                new Found(
                    DefinitionReader.versions(
                        found.get(0, JSONB.class), found.get(1, Boolean.class)),
                    scores(reader.read(found, 2, 2 + layout.numbers()), scorecards, withFilters)));
  }

  /** Versions, answers, and what explains them. */
  private Select<?> statement(Scope scope, UUID id) {
    DefinitionReader definitions = new DefinitionReader(scope);
    AnsweredRow row = new AnsweredRow(scope, layout, type, shown());
    List<Field<?>> columns = new ArrayList<>();
    columns.add(definitions.versionsField());
    columns.add(definitions.tentativeField());
    columns.addAll(row.answers());
    columns.addAll(row.explanations());
    Condition same =
        scope
            .tenant(type, shown())
            .and(type.header().id().column().as(UUID.class, shown()).eq(DSL.val(id)));
    return DSL.select(columns).from(answered(scope, id).join(shown()).on(same));
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
  private Table<?> answered(Scope scope, UUID id) {
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
