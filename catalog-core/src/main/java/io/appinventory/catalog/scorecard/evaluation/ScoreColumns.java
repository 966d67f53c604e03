package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.scorecard.rating.ResolvedCriterion;
import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import io.appinventory.catalog.scorecard.rating.Scores;
import io.appinventory.catalog.scorecard.rating.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;

/**
 * From the answers of a {@link Layout} to scores, as SQL: the arithmetic of {@link
 * io.appinventory.catalog.scorecard.rating.Rating} once more, on whole sets of bits. Criterion
 * {@code i} of a scorecard is bit {@code i} of its columns.
 *
 * <p>For the scorecard at place {@code k} of the layout: {@code counted_k}, the criteria that
 * count; {@code passed_k}, those that passed; {@code exempt_k}; {@code score_k}, null when nothing
 * counts; {@code rank_k}, the place of the level.
 */
final class ScoreColumns {
  private static final DataType<Long> BITS =
      new DefaultDataType<>(SQLDialect.POSTGRES, Long.class, "bit", "bit(64)");

  private final Layout layout;

  ScoreColumns(Layout layout) {
    this.layout = layout;
  }

  /** The number at {@code index} of a layout. */
  static Field<Long> answers(int index) {
    return column("answers", index);
  }

  static Field<Long> counted(int scorecard) {
    return column("counted", scorecard);
  }

  static Field<Long> passed(int scorecard) {
    return column("passed", scorecard);
  }

  static Field<Long> exempt(int scorecard) {
    return column("exempt", scorecard);
  }

  /** In hundredths of a percent. */
  static Field<Long> score(int scorecard) {
    return column("score", scorecard);
  }

  static Field<Long> rank(int scorecard) {
    return column("rank", scorecard);
  }

  private static Field<Long> column(String name, int index) {
    return DSL.field(DSL.name(name + "_" + index), Long.class);
  }

  /**
   * The rows with the columns added.
   *
   * @param rows have the columns {@link #answers}; {@link #fenced}, or aggregated
   */
  Select<?> add(Select<?> rows) {
    Select<?> all = rows;
    for (int k = 0; k < layout.scorecards().size(); k++) {
      ResolvedScorecard scorecard = layout.scorecards().get(k);
      all = add(all, counted(scorecard).as(counted(k)), exempt(scorecard).as(exempt(k)));
      all = add(all, holding(scorecard).bitAnd(counted(k)).as(passed(k)));
      all = add(all, score(scorecard, k).as(score(k)));
      all = add(all, rank(scorecard, k).as(rank(k)));
    }
    return all;
  }

  private static Select<?> add(Select<?> rows, Field<?>... more) {
    Table<?> before = rows.asTable("rated");
    return fenced(DSL.select(before.asterisk()).select(more).from(before));
  }

  /**
   * The same rows, worked out before anything looks at them. Without the fence PostgreSQL puts the
   * expression of a column wherever the column is named, and works it out that many times.
   */
  static Select<?> fenced(SelectLimitStep<?> rows) {
    return rows.offset(DSL.inline(0));
  }

  private Field<Long> counted(ResolvedScorecard scorecard) {
    Field<Long> applies = gather(scorecard, ResolvedCriterion::applies);
    long always = bits(scorecard, each -> each.applies().isEmpty() ? 1 : 0, 1);
    Field<Long> exempt = exempt(scorecard);
    return applies.bitOr(DSL.inline(always)).bitAnd(exempt.bitNot());
  }

  private Field<Long> exempt(ResolvedScorecard scorecard) {
    return gather(scorecard, ResolvedCriterion::exempt);
  }

  /** The bits of the criteria that hold, whether they count or not. */
  private Field<Long> holding(ResolvedScorecard scorecard) {
    Field<Long> holding =
        gather(
            scorecard,
            each ->
                each.term() instanceof Term.Asked asked
                    ? Optional.of(asked.question())
                    : Optional.empty());
    for (int i = 0; i < scorecard.criteria().size(); i++) {
      Term term = scorecard.criteria().get(i).term();
      if (!(term instanceof Term.Asked)) {
        Field<Long> bit = DSL.when(condition(term), DSL.inline(1L << i)).otherwise(DSL.inline(0L));
        holding = holding.bitOr(bit);
      }
    }
    return holding;
  }

  private Condition condition(Term term) {
    return switch (term) {
      case Term.Asked asked -> yes(asked.question());
      case Term.AtLeast level -> {
        int other = layout.scorecards().indexOf(level.scorecard());
        Condition reached = rank(other).ge((long) level.rank());
        yield level.scorecard().inside().map(inside -> yes(inside).and(reached)).orElse(reached);
      }
      case Term.Not not -> DSL.not(condition(not.part()));
      case Term.All all -> DSL.and(all.parts().stream().map(this::condition).toList());
      case Term.Any any -> DSL.or(any.parts().stream().map(this::condition).toList());
      case Term.Unanswerable never -> DSL.falseCondition();
    };
  }

  /** That the answer to a question is yes. */
  Condition yes(Question question) {
    long bit = 1L << layout.bit(question);
    return answers(layout.number(question)).bitAnd(DSL.inline(bit)).ne(DSL.inline(0L));
  }

  /** Moves the answers to a question of each criterion to the criterion's bit. */
  private Field<Long> gather(
      ResolvedScorecard scorecard,
      java.util.function.Function<ResolvedCriterion, Optional<Question>> asked) {
    Map<Integer, Map<Integer, Long>> moves = new TreeMap<>();
    for (int i = 0; i < scorecard.criteria().size(); i++) {
      Optional<Question> question = asked.apply(scorecard.criteria().get(i));
      if (question.isPresent()) {
        int bit = layout.bit(question.get());
        moves
            .computeIfAbsent(layout.number(question.get()), number -> new TreeMap<>())
            .merge(i - bit, 1L << bit, (a, b) -> a | b);
      }
    }
    List<Field<Long>> parts = new ArrayList<>();
    moves.forEach(
        (number, shifts) ->
            shifts.forEach((shift, bits) -> parts.add(moved(answers(number), bits, shift))));
    return parts.stream().reduce(Field::bitOr).orElse(DSL.inline(0L).cast(Long.class));
  }

  private static Field<Long> moved(Field<Long> number, long bits, int shift) {
    Field<Long> masked = number.bitAnd(DSL.inline(bits));
    if (shift == 0) {
      return masked;
    }
    return shift > 0 ? masked.shl(DSL.inline(shift)) : masked.shr(DSL.inline(-shift));
  }

  private static Field<Long> score(ResolvedScorecard scorecard, int k) {
    Field<Long> counted = weight(scorecard, counted(k));
    Field<Long> doubled = weight(scorecard, passed(k)).times(DSL.inline(2L * Scores.FULL));
    return doubled.plus(counted).div(DSL.nullif(counted.times(DSL.inline(2L)), DSL.inline(0L)));
  }

  /** The weights of the criteria whose bits are set. */
  private static Field<Long> weight(ResolvedScorecard scorecard, Field<Long> set) {
    Field<Long> sum = DSL.inline(0L);
    for (int weight = 1; weight <= 3; weight++) {
      long bits = bits(scorecard, each -> each.criterion().weight(), weight);
      if (bits != 0) {
        Field<Long> count =
            DSL.function("bit_count", Long.class, set.bitAnd(DSL.inline(bits)).cast(BITS));
        sum = sum.plus(count.times(DSL.inline((long) weight)));
      }
    }
    return sum;
  }

  private static long bits(
      ResolvedScorecard scorecard, ToIntFunction<ResolvedCriterion> property, int value) {
    long bits = 0;
    for (int i = 0; i < scorecard.criteria().size(); i++) {
      bits |= property.applyAsInt(scorecard.criteria().get(i)) == value ? 1L << i : 0;
    }
    return bits;
  }

  private static Field<Long> rank(ResolvedScorecard scorecard, int k) {
    int levels = scorecard.definition().levels().size();
    CaseConditionStep<Long> rank = DSL.when(score(k).isNull(), DSL.inline(0L));
    for (int level = 1; level <= levels; level++) {
      long required = bits(scorecard, ResolvedCriterion::requiredFor, level);
      Condition missed = score(k).lt(DSL.inline((long) scorecard.threshold(level)));
      Condition blocked =
          counted(k).bitAnd(passed(k).bitNot()).bitAnd(DSL.inline(required)).ne(DSL.inline(0L));
      rank = rank.when(required == 0 ? missed : missed.or(blocked), DSL.inline(level - 1L));
    }
    return rank.otherwise(DSL.inline((long) levels));
  }
}
