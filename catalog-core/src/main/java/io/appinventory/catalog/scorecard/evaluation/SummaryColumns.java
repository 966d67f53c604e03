package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.result.GroupSummary;
import io.appinventory.catalog.scorecard.result.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The figures of a summary as SQL, over rows that each stand for several entities with the same
 * answers, and back from a row.
 */
final class SummaryColumns {
  /** How many entities a row stands for. */
  static final Field<Long> ENTITIES = DSL.field(DSL.name("entities"), Long.class);

  /** The columns of {@link ScoreColumns} for the scorecard itself, whatever its place. */
  static final Field<Long> COUNTED = DSL.field(DSL.name("counted"), Long.class);

  static final Field<Long> PASSED = DSL.field(DSL.name("passed"), Long.class);
  static final Field<Long> EXEMPT = DSL.field(DSL.name("exempt"), Long.class);
  static final Field<Long> SCORE = DSL.field(DSL.name("score"), Long.class);
  static final Field<Long> RANK = DSL.field(DSL.name("rank"), Long.class);

  private static final int BUCKET = 1_000;

  private final Definition definition;

  SummaryColumns(Definition definition) {
    this.definition = definition;
  }

  /** The columns of the scorecard at a place of a layout under the names here. */
  static List<Field<?>> of(int scorecard) {
    return List.of(
        ScoreColumns.counted(scorecard).as(COUNTED),
        ScoreColumns.passed(scorecard).as(PASSED),
        ScoreColumns.exempt(scorecard).as(EXEMPT),
        ScoreColumns.score(scorecard).as(SCORE),
        ScoreColumns.rank(scorecard).as(RANK));
  }

  /** The figures. */
  List<Field<?>> figures() {
    List<Field<?>> figures = new ArrayList<>();
    figures.add(number(DSL.sum(ENTITIES)));
    figures.add(entities(SCORE.isNotNull()));
    figures.add(number(DSL.sum(SCORE.times(ENTITIES))));
    for (long rank = 0; rank <= definition.levels().size(); rank++) {
      figures.add(entities(RANK.eq(DSL.inline(rank))));
    }
    for (int i = 0; i < GroupSummary.BUCKETS; i++) {
      figures.add(entities(bucket(i)));
    }
    for (int i = 0; i < definition.criteria().size(); i++) {
      figures.add(entities(has(PASSED, i)));
      figures.add(entities(has(COUNTED, i).andNot(has(PASSED, i))));
      figures.add(entities(has(EXEMPT, i)));
    }
    return figures;
  }

  private static Condition bucket(int i) {
    Condition from = SCORE.ge(DSL.inline((long) i * BUCKET));
    boolean last = i == GroupSummary.BUCKETS - 1;
    return last ? from : from.and(SCORE.lt(DSL.inline((i + 1L) * BUCKET)));
  }

  private static Condition has(Field<Long> bits, int bit) {
    return bits.bitAnd(DSL.inline(1L << bit)).ne(DSL.inline(0L));
  }

  private static Field<Long> entities(Condition which) {
    return number(DSL.sum(ENTITIES).filterWhere(which));
  }

  private static Field<Long> number(Field<BigDecimal> sum) {
    return DSL.coalesce(sum.cast(Long.class), DSL.inline(0L));
  }

  /** Reads the figures, which begin at {@code offset}. */
  GroupSummary read(Record row, int offset) {
    Figures figures = new Figures(row, offset);
    long count = figures.next();
    long scored = figures.next();
    long sum = figures.next();
    List<Long> levels = figures.next(definition.levels().size() + 1);
    List<Long> buckets = figures.next(GroupSummary.BUCKETS);
    List<Tally> tallies = new ArrayList<>();
    for (var criterion : definition.criteria()) {
      long passed = figures.next();
      long failed = figures.next();
      long exempt = figures.next();
      tallies.add(
          new Tally(criterion.name(), passed, failed, count - passed - failed - exempt, exempt));
    }
    return new GroupSummary(count, scored, sum, levels, buckets, tallies);
  }

  /** The figures of no entities. */
  GroupSummary none() {
    return new GroupSummary(
        0,
        0,
        0,
        zeros(definition.levels().size() + 1),
        zeros(GroupSummary.BUCKETS),
        definition.criteria().stream().map(each -> new Tally(each.name(), 0, 0, 0, 0)).toList());
  }

  private static List<Long> zeros(int count) {
    return Collections.nCopies(count, 0L);
  }

  private static final class Figures {
    private final Record row;
    private int index;

    Figures(Record row, int offset) {
      this.row = row;
      this.index = offset;
    }

    long next() {
      return Objects.requireNonNull(row.get(index++, Long.class));
    }

    List<Long> next(int count) {
      List<Long> numbers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        numbers.add(next());
      }
      return numbers;
    }
  }
}
