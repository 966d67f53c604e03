package io.appinventory.catalog.delivery.measure;

import static io.appinventory.db.schema.Tables.BUILDS;

import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The statement that follows builds from week to week. */
final class BuildTrendSql {
  private static final Field<Instant> WEEK =
      DSL.function(
              "date_trunc",
              Instant.class,
              DSL.inline("week"),
              BUILDS.COMPLETED_AT,
              DSL.inline("UTC"))
          .as("week");

  private final Scope scope;
  private final Window window;

  BuildTrendSql(Scope scope, Window window) {
    this.scope = scope;
    this.window = window;
  }

  /** All weeks of the window, those without builds too. */
  List<BuildWeek> weeks(Condition which) {
    Map<LocalDate, BuildWeek> found = new HashMap<>();
    scope
        .dsl()
        .select(
            WEEK,
            DSL.count(),
            DSL.count().filterWhere(BUILDS.STATUS.eq(DSL.inline("failed"))),
            Times.median(BUILDS.DURATION_SECONDS, 1, BUILDS.DURATION_SECONDS.isNotNull()),
            Times.median(BUILDS.CODE_COVERAGE_PERCENT, 1, BUILDS.CODE_COVERAGE_PERCENT.isNotNull()))
        .from(BUILDS)
        .where(RelatedRows.living(scope, Builds.TYPE, BUILDS))
        .and(which)
        .and(BUILDS.STATUS.in(DSL.inline("success"), DSL.inline("failed")))
        .and(Times.within(BUILDS.COMPLETED_AT, window))
        .groupBy(WEEK)
        .forEach(
            row -> {
              BuildWeek week = read(row);
              found.put(week.week(), week);
            });
    List<BuildWeek> weeks = new ArrayList<>();
    LocalDate week = day(window.from()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (;
        week.atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(window.to());
        week = week.plusWeeks(1)) {
      weeks.add(found.getOrDefault(week, new BuildWeek(week, 0, 0, null, null)));
    }
    return weeks;
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static BuildWeek read(Record row) {
    return new BuildWeek(
        day(row.get(WEEK)),
        row.get(1, Integer.class),
        row.get(2, Integer.class),
        row.get(3, BigDecimal.class),
        row.get(4, BigDecimal.class));
  }
}
