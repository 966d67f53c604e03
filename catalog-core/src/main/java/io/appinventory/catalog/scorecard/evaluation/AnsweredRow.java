package io.appinventory.catalog.scorecard.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;

/** The columns of answers and what explains them, and the way back from a row. */
final class AnsweredRow {
  private final Layout layout;
  private final List<Optional<Field<JSONB>>> explanations;
  private final List<Field<JSONB>> explaining;

  /**
   * Of entities of a type.
   *
   * @param entities the type's table under an alias, joined to the columns of the layout
   */
  AnsweredRow(Scope scope, Layout layout, EntityType<?> type, Table<?> entities) {
    this.layout = layout;
    this.explanations = new Explanations(scope, layout, type, entities).columns();
    this.explaining = explanations.stream().flatMap(Optional::stream).toList();
  }

  /**
   * The answers about one entity.
   *
   * @param yes whether a question was answered by yes
   * @param explanations what explains an answer
   */
  record Answers(Predicate<Question> yes, Function<Question, Optional<JsonNode>> explanations) {}

  /** The columns of the answers. */
  List<Field<?>> answers() {
    List<Field<?>> columns = new ArrayList<>();
    for (int i = 0; i < layout.numbers(); i++) {
      columns.add(ScoreColumns.answers(i));
    }
    return columns;
  }

  /** The columns that explain them. */
  List<Field<JSONB>> explanations() {
    return explaining;
  }

  /**
   * What a row says.
   *
   * @param answersAt where the columns of the answers begin
   * @param explanationsAt where those begin that explain them
   */
  Answers read(Record row, int answersAt, int explanationsAt) {
    long[] numbers = new long[layout.numbers()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Objects.requireNonNull(row.get(answersAt + i, Long.class));
    }
    Map<Question, JsonNode> explained = new HashMap<>();
    int column = explanationsAt;
    for (int i = 0; i < explanations.size(); i++) {
      if (explanations.get(i).isPresent()) {
        JSONB value = row.get(column++, JSONB.class);
        if (value != null) {
          explained.put(layout.questions().get(i), Json.ofText(value.data()).node());
        }
      }
    }
    return new Answers(
        layout.answers(numbers), question -> Optional.ofNullable(explained.get(question)));
  }
}
