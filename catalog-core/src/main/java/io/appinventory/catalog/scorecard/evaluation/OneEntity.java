package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.scorecard.definition.DefinitionReader;
import io.appinventory.catalog.scorecard.definition.DefinitionReader.Versions;
import io.appinventory.catalog.scorecard.rating.Rating;
import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Asks several scorecards about one entity, in one statement. */
final class OneEntity {
  private final Scope scope;
  private final EntityType<?> type;
  private final UUID id;

  OneEntity(Scope scope, EntityType<?> type, Id<?> id) {
    this.scope = scope;
    this.type = type;
    this.id = id.value();
  }

  /**
   * What was found.
   *
   * @param versions the versions of all scorecards in the same statement
   * @param ratings by the scorecards that are for the entity
   */
  record Found(Versions versions, List<Rating> ratings) {}

  /** Asks; empty when there is no such entity. */
  Optional<Found> ask(List<ResolvedScorecard> scorecards) {
    Layout layout = Layout.of(scorecards);
    EntityQuestions questions = EntityQuestions.about(scope, type, EntityQuestions.Form.CORRELATED);
    DefinitionReader definitions = new DefinitionReader(scope);
    List<Field<?>> columns = new ArrayList<>();
    columns.add(definitions.versionsField());
    columns.add(definitions.tentativeField());
    columns.addAll(questions.answers(layout));
    Record row =
        scope
            .dsl()
            .select(columns)
            .from(questions.from())
            .where(questions.living())
            .and(questions.id().eq(DSL.val(id)))
            .fetchOne();
    return Optional.ofNullable(row).map(found -> found(found, layout, scorecards));
  }

  private static Found found(Record row, Layout layout, List<ResolvedScorecard> scorecards) {
    long[] numbers = new long[layout.numbers()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = java.util.Objects.requireNonNull(row.get(2 + i, Long.class));
    }
    List<Rating> ratings =
        scorecards.stream()
            .map(scorecard -> Rating.of(scorecard, layout.answers(numbers)))
            .filter(Rating::inside)
            .toList();
    Versions versions =
        DefinitionReader.versions(row.get(0, JSONB.class), row.get(1, Boolean.class));
    return new Found(versions, ratings);
  }
}
