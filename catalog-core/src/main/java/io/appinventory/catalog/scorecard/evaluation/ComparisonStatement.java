package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Two scorecards over the same entities, in one statement: all questions of both are answered once
 * for each entity. Rows without an id are sums by the levels before and after; the others are the
 * entities that rise most and drop most. In no particular order.
 */
final class ComparisonStatement {
  static final Field<String> TYPE = DSL.field(DSL.name("type"), String.class);
  static final Field<UUID> ID = DSL.field(DSL.name("id"), UUID.class);
  static final Field<String> LABEL = DSL.field(DSL.name("label"), String.class);
  static final Field<Long> SCORE_BEFORE = number("score_before");
  static final Field<Long> RANK_BEFORE = number("rank_before");
  static final Field<Long> SCORE_AFTER = number("score_after");
  static final Field<Long> RANK_AFTER = number("rank_after");

  /** How many entities a row stands for. */
  static final Field<Long> COUNT = number("entities");

  /** How many of them rise, drop, stay, enter, leave. */
  static final List<Field<Long>> SUMS =
      List.of(
          number("rises"), number("drops"), number("stays"), number("enters"), number("leaves"));

  private static final Field<Long> DIFFERENCE = SCORE_AFTER.minus(SCORE_BEFORE);

  private final Scope scope;
  private final List<ComparedType> types;

  /** Over at least one type. */
  ComparisonStatement(Scope scope, List<ComparedType> types) {
    this.scope = scope;
    this.types = types;
  }

  private static Field<Long> number(String name) {
    return DSL.field(DSL.name(name), Long.class);
  }

  /** With so many of the entities that rise, and that drop. */
  Select<Record> naming(int most) {
    CommonTableExpression<?> compared =
        DSL.name("compared")
            .asMaterialized(
                types.stream()
                    .map(this::scores)
                    .reduce(ComparisonStatement::unionAll)
                    .orElseThrow());
    Condition rises = DIFFERENCE.gt(DSL.inline(0L));
    Condition drops = DIFFERENCE.lt(DSL.inline(0L));
    Select<Record> rows =
        unionAll(
            unionAll(sums(compared), named(compared, rises, DIFFERENCE.desc(), most)),
            named(compared, drops, DIFFERENCE.asc(), most));
    Table<?> all = rows.asTable("rows");
    return DSL.with(compared).select(all.asterisk()).from(all);
  }

  @SuppressWarnings("unchecked") // all have the same columns
  private static Select<Record> unionAll(Select<?> a, Select<?> b) {
    return ((Select<Record>) a).unionAll((Select<Record>) b);
  }

  /** The entities of one type with what both scorecards say of them. */
  private Select<?> scores(ComparedType type) {
    Layout layout = type.layout();
    EntityQuestions questions =
        EntityQuestions.about(scope, type.type(), EntityQuestions.Form.JOINED);
    Condition chosen = type.holds(questions);
    List<Field<?>> columns =
        new ArrayList<>(ResultStatement.identity(type.type(), questions.entities()));
    for (Field<Long> answers : questions.answers(layout)) {
      columns.add(answers.as(ScoreColumns.answers(columns.size() - 3)));
    }
    Select<?> answered =
        ScoreColumns.fenced(DSL.select(columns).from(questions.from()).where(chosen));
    return DSL.select(TYPE, ID, LABEL)
        .select(said(layout, type.before(), SCORE_BEFORE, RANK_BEFORE))
        .select(said(layout, type.after(), SCORE_AFTER, RANK_AFTER))
        .from(new ScoreColumns(layout).add(answered).asTable("scored"));
  }

  private static List<Field<?>> said(
      Layout layout, Optional<ResolvedScorecard> by, Field<Long> score, Field<Long> rank) {
    if (by.isEmpty()) {
      Field<Long> nothing = DSL.inline((Long) null).cast(SQLDataType.BIGINT);
      return List.of(nothing.as(score), nothing.as(rank));
    }
    int place = layout.scorecards().indexOf(by.get());
    Field<Long> scored = ScoreColumns.score(place);
    Field<Long> ranked = ScoreColumns.rank(place);
    return by.get()
        .inside()
        .map(question -> new ScoreColumns(layout).yes(question))
        .<List<Field<?>>>map(
            inside ->
                List.of(DSL.when(inside, scored).as(score), DSL.when(inside, ranked).as(rank)))
        .orElseGet(() -> List.of(scored.as(score), ranked.as(rank)));
  }

  private static Select<?> sums(Table<?> compared) {
    List<Condition> conditions =
        List.of(
            DIFFERENCE.gt(DSL.inline(0L)),
            DIFFERENCE.lt(DSL.inline(0L)),
            DIFFERENCE.eq(DSL.inline(0L)),
            SCORE_BEFORE.isNull().and(SCORE_AFTER.isNotNull()),
            SCORE_AFTER.isNull().and(SCORE_BEFORE.isNotNull()));
    List<Field<?>> sums = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      sums.add(count(DSL.count().filterWhere(conditions.get(i))).as(SUMS.get(i)));
    }
    return DSL.select(
            none(SQLDataType.VARCHAR).as(TYPE),
            none(SQLDataType.UUID).as(ID),
            none(SQLDataType.VARCHAR).as(LABEL),
            none(SQLDataType.BIGINT).as(SCORE_BEFORE),
            RANK_BEFORE,
            none(SQLDataType.BIGINT).as(SCORE_AFTER),
            RANK_AFTER,
            count(DSL.count()).as(COUNT))
        .select(sums)
        .from(compared)
        .groupBy(RANK_BEFORE, RANK_AFTER);
  }

  private static Field<Long> count(Field<Integer> count) {
    return count.cast(SQLDataType.BIGINT);
  }

  private static <T> Field<T> none(DataType<T> type) {
    return DSL.inline((T) null, type).cast(type);
  }

  private static Select<?> named(
      Table<?> compared, Condition which, SortField<Long> order, int most) {
    List<Field<?>> sums = new ArrayList<>();
    SUMS.forEach(sum -> sums.add(none(SQLDataType.BIGINT).as(sum)));
    return DSL.select(
            TYPE,
            ID,
            LABEL,
            SCORE_BEFORE,
            RANK_BEFORE,
            SCORE_AFTER,
            RANK_AFTER,
            none(SQLDataType.BIGINT).as(COUNT))
        .select(sums)
        .from(compared)
        .where(which)
        .orderBy(order, LABEL.asc(), ID.asc())
        .limit(most);
  }
}
