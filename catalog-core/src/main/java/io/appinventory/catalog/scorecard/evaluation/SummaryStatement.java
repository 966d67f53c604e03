package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The summary of a portfolio, in one statement: the questions of each type are answered once for
 * each entity, entities with the same answers become one row, and scores are reckoned for these
 * few. Its columns are the key of a group, its label, and the figures of {@link SummaryColumns}.
 */
final class SummaryStatement {
  private static final Field<String> KEY = DSL.field(DSL.name("key"), String.class);

  private final Scope scope;
  private final Grouping grouping;
  private final SummaryColumns columns;

  SummaryStatement(Scope scope, Definition definition, Grouping grouping) {
    this.scope = scope;
    this.grouping = grouping;
    this.columns = new SummaryColumns(definition);
  }

  /** Over portfolios of different types, at least one. */
  Select<? extends Record> over(List<Portfolio> portfolios) {
    Table<?> all =
        portfolios.stream()
            .<Select<?>>map(this::scores)
            .reduce(SummaryStatement::unionAll)
            .orElseThrow()
            .asTable("portfolio");
    Field<String> label = label(portfolios.getFirst().type());
    var figures = DSL.select(KEY, label).select(columns.figures()).from(all);
    return figures.groupBy(KEY);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // all have the same columns
  private static Select<?> unionAll(Select<?> a, Select<?> b) {
    return ((Select) a).unionAll((Select) b);
  }

  /** One row for all entities of a type with the same answers and the same key. */
  private Select<?> scores(Portfolio portfolio) {
    Layout layout = Layout.inside(portfolio.scorecard());
    EntityQuestions questions =
        EntityQuestions.about(scope, portfolio.type(), EntityQuestions.Form.JOINED);
    Condition chosen = portfolio.holds(questions);
    List<Field<?>> answered = new ArrayList<>(List.of(key(portfolio.type(), questions).as(KEY)));
    List<Field<?>> same = new ArrayList<>(List.of(KEY));
    List<Field<Long>> answers = questions.answers(layout);
    for (int i = 0; i < answers.size(); i++) {
      answered.add(answers.get(i).as(ScoreColumns.answers(i)));
      same.add(ScoreColumns.answers(i));
    }
    Table<?> entities =
        DSL.select(answered).from(questions.from()).where(chosen).asTable("answered");
    Select<?> groups =
        DSL.select(same)
            .select(DSL.count().cast(Long.class).as(SummaryColumns.ENTITIES))
            .from(entities)
            .groupBy(same);
    return scored(layout, groups);
  }

  private Select<?> scored(Layout layout, Select<?> groups) {
    int scorecard = layout.scorecards().size() - 1;
    Field<String> key =
        grouping instanceof Grouping.ByLevel
            ? ScoreColumns.rank(scorecard).cast(SQLDataType.VARCHAR).as(KEY)
            : KEY;
    return DSL.select(key, SummaryColumns.ENTITIES)
        .select(SummaryColumns.of(scorecard))
        .from(new ScoreColumns(layout).add(groups).asTable("scored"));
  }

  private Field<String> key(EntityType<?> type, EntityQuestions questions) {
    return switch (grouping) {
      case Grouping.ByType byType -> DSL.inline(type.name()).cast(SQLDataType.VARCHAR);
      case Grouping.ByProperty by ->
          type.property(by.property())
              .<Field<?>>map(property -> column(property, questions))
              .orElseThrow()
              .cast(SQLDataType.VARCHAR);
      case Grouping.None none -> noKey();
      case Grouping.ByLevel byLevel -> noKey();
      case Grouping.ByCriterion byCriterion -> noKey();
    };
  }

  private static Field<?> column(Property<?, ?> property, EntityQuestions questions) {
    return property.column().in(questions.entities());
  }

  private static Field<String> noKey() {
    return DSL.inline((String) null).cast(SQLDataType.VARCHAR);
  }

  /** Of a reference, the name of what it leads to. */
  private Field<String> label(EntityType<?> type) {
    return reference(type).map(this::label).orElse(KEY).as("label");
  }

  private Optional<ToOne<?, ?>> reference(EntityType<?> type) {
    return type.relations().stream()
        .<ToOne<?, ?>>mapMulti(
            (relation, found) -> {
              if (relation instanceof ToOne<?, ?> toOne
                  && grouping instanceof Grouping.ByProperty by
                  && toOne.property().name().equals(by.property())) {
                found.accept(toOne);
              }
            })
        .findFirst();
  }

  private Field<String> label(ToOne<?, ?> reference) {
    EntityType<?> target = reference.target();
    Table<?> rows = target.table().as("g");
    Field<UUID> id = target.header().id().column().as(UUID.class, rows);
    return DSL.field(
        DSL.select(target.label().column().as(String.class, rows))
            .from(rows)
            .where(scope.tenant(target, rows))
            .and(id.eq(KEY.cast(SQLDataType.UUID))));
  }

  /** The key in a row. */
  static Optional<String> key(Record row) {
    return Optional.ofNullable(row.get(0, String.class));
  }

  /** The label in a row. */
  static Optional<String> label(Record row) {
    return Optional.ofNullable(row.get(1, String.class));
  }

  /** Where the figures begin in a row. */
  static int figures() {
    return 2;
  }
}
