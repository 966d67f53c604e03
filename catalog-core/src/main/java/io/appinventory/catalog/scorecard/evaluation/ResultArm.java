package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The results of entities of one type, as a part of {@link ResultStatement}. */
final class ResultArm {
  private final Scope scope;
  private final Portfolio portfolio;
  private final ResultOrder order;
  private final Layout layout;
  private final Table<?> shown;
  private final AnsweredRow answered;

  ResultArm(Scope scope, Portfolio portfolio, ResultOrder order, int number) {
    this.scope = scope;
    this.portfolio = portfolio;
    this.order = order;
    this.layout = Layout.inside(portfolio.scorecard());
    this.shown = portfolio.type().table().as("v" + number);
    this.answered = new AnsweredRow(scope, layout, portfolio.type(), shown);
  }

  /** Where a part of the results begins. */
  @FunctionalInterface
  interface Seek {
    /** That a row with these keys lies behind. */
    Condition behind(List<Field<?>> keys);
  }

  EntityType<?> type() {
    return portfolio.type();
  }

  Portfolio portfolio() {
    return portfolio;
  }

  Layout layout() {
    return layout;
  }

  /** The entities once more, for what explains the answers. */
  Table<?> shown() {
    return shown;
  }

  AnsweredRow answered() {
    return answered;
  }

  /** What explains the answers, of rows of this type. */
  List<Field<?>> explanations(Field<String> type) {
    List<Field<?>> columns = new ArrayList<>();
    for (Field<JSONB> explanation : answered.explanations()) {
      columns.add(DSL.when(type.eq(DSL.inline(type().name())), explanation));
    }
    return columns;
  }

  /** The rows: type, id, label, keys, answers. */
  Select<?> rows(ResultStatement.Part part, int numbers) {
    return order.byScore() ? rated(numbers) : chosen(part, numbers);
  }

  /** All entities, rated. */
  private Select<?> rated(int numbers) {
    int scorecard = layout.scorecards().size() - 1;
    EntityQuestions questions = EntityQuestions.about(scope, type(), EntityQuestions.Form.JOINED);
    List<Field<?>> columns =
        new ArrayList<>(ResultStatement.identity(type(), questions.entities()));
    List<Field<?>> keys = order.columns(type(), questions.entities(), scorecard);
    List<Field<?>> late =
        new ArrayList<>(columns.stream().<Field<?>>map(ResultArm::named).toList());
    for (int i = 0; i < keys.size(); i++) {
      Field<?> name = order.fields().get(i);
      boolean known = !order.isRated(i);
      if (known) {
        columns.add(keys.get(i).as(name));
      }
      late.add(known ? name : keys.get(i).as(name));
    }
    columns.addAll(answers(questions, layout.numbers()));
    late.addAll(padded(numbers));
    Condition chosen = portfolio.holds(questions);
    Select<?> entities =
        ScoreColumns.fenced(DSL.select(columns).from(questions.from()).where(chosen));
    return DSL.select(late).from(new ScoreColumns(layout).add(entities).asTable("scored"));
  }

  /**
   * The entities of the part, and no more. They are chosen first: asked at once, PostgreSQL would
   * prepare for asking all.
   */
  private Select<?> chosen(ResultStatement.Part part, int numbers) {
    Table<?> page = page(part).asTable("chosen");
    EntityQuestions questions =
        EntityQuestions.about(scope, type(), EntityQuestions.Form.CORRELATED);
    List<Field<?>> columns = new ArrayList<>(List.of(page.fields()));
    columns.addAll(answers(questions, numbers));
    Field<UUID> id = DSL.field(DSL.name("chosen", "id"), UUID.class);
    return DSL.select(columns)
        .from(page)
        .join(questions.from())
        .on(scope.tenant(type(), questions.entities()).and(questions.id().eq(id)));
  }

  private Select<?> page(ResultStatement.Part part) {
    EntityQuestions questions =
        EntityQuestions.about(scope, type(), EntityQuestions.Form.CORRELATED);
    List<Field<?>> columns =
        new ArrayList<>(ResultStatement.identity(type(), questions.entities()));
    List<Field<?>> keys = order.columns(type(), questions.entities(), 0);
    for (int i = 0; i < keys.size(); i++) {
      columns.add(keys.get(i).as(order.fields().get(i)));
    }
    return DSL.select(columns)
        .from(questions.from())
        .where(portfolio.holds(questions))
        .and(part.seek().behind(keys))
        .orderBy(order.orderBy(keys, part.backward()))
        .limit(part.offset() + part.limit());
  }

  private static Field<?> named(Field<?> column) {
    return DSL.field(DSL.name(column.getName()), column.getDataType());
  }

  private List<Field<?>> answers(EntityQuestions questions, int numbers) {
    List<Field<?>> columns = new ArrayList<>();
    for (Field<Long> number : questions.answers(layout)) {
      columns.add(number.as(ScoreColumns.answers(columns.size())));
    }
    while (columns.size() < numbers) {
      columns.add(zero(columns.size()));
    }
    return columns;
  }

  private List<Field<?>> padded(int numbers) {
    List<Field<?>> columns = new ArrayList<>();
    for (int i = 0; i < numbers; i++) {
      columns.add(i < layout.numbers() ? ScoreColumns.answers(i) : zero(i));
    }
    return columns;
  }

  private static Field<Long> zero(int number) {
    return DSL.inline(0L).cast(Long.class).as(ScoreColumns.answers(number));
  }

  /** The number of entities, as an expression. */
  Field<Long> total() {
    EntityQuestions questions =
        EntityQuestions.about(scope, type(), EntityQuestions.Form.CORRELATED);
    return DSL.field(
        DSL.select(DSL.count().cast(Long.class))
            .from(questions.from())
            .where(portfolio.holds(questions)));
  }
}
