package io.appinventory.catalog.delivery.measure;

import static io.appinventory.db.schema.Tables.BUILDS;
import static io.appinventory.db.schema.Tables.TEST_CASES;
import static io.appinventory.db.schema.Tables.TEST_RESULTS;

import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.TestCases;
import io.appinventory.catalog.delivery.TestResults;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The statement that finds flaky tests: each result is read once, the worst tests come first. Ids
 * say which months there is anything in: a result is kept when it has run.
 */
final class FlakySql {
  private static final Field<UUID> CASE = DSL.field(DSL.name("test_case_id"), UUID.class);
  private static final Field<String> COMMIT = DSL.field(DSL.name("commit"), String.class);
  private static final Field<Boolean> FAILED = DSL.field(DSL.name("failed"), Boolean.class);
  private static final Field<Boolean> BEFORE = DSL.field(DSL.name("before"), Boolean.class);
  private static final Field<Integer> RUNS = DSL.field(DSL.name("runs"), Integer.class);
  private static final Field<Integer> FAILURES = DSL.field(DSL.name("failures"), Integer.class);
  private static final Field<Integer> FLIPS = DSL.field(DSL.name("flips"), Integer.class);
  private static final Field<Boolean> MIXED = DSL.field(DSL.name("mixed"), Boolean.class);

  private final Scope scope;
  private final Window window;
  private final Optional<Id<Project>> project;

  FlakySql(Scope scope, Window window, Optional<Id<Project>> project) {
    this.scope = scope;
    this.window = window;
    this.project = project;
  }

  /** The test, its runs, failures, flaky commits and flips. */
  Select<Record5<UUID, Integer, Integer, Integer, Integer>> worst(int limit) {
    Field<Integer> mixed = DSL.count().filterWhere(DSL.condition(MIXED));
    Field<Integer> flips = DSL.sum(FLIPS).cast(Integer.class);
    return DSL.select(
            CASE,
            DSL.sum(RUNS).cast(Integer.class),
            DSL.sum(FAILURES).cast(Integer.class),
            mixed,
            flips)
        .from(commits())
        .groupBy(CASE)
        .having(mixed.gt(0).or(flips.ge(FlakyTest.MANY_FLIPS)))
        .orderBy(mixed.desc(), flips.desc(), CASE)
        .limit(limit);
  }

  /** Of each test and commit. */
  private Table<?> commits() {
    Condition failed = DSL.condition(FAILED);
    return DSL.select(
            CASE,
            COMMIT,
            DSL.count().as(RUNS),
            DSL.count().filterWhere(failed).as(FAILURES),
            DSL.count().filterWhere(BEFORE.ne(FAILED)).as(FLIPS),
            DSL.field(COMMIT.isNotNull().and(DSL.boolOr(failed)).and(DSL.boolOr(DSL.not(failed))))
                .as(MIXED))
        .from(runs())
        .groupBy(CASE, COMMIT)
        .asTable("commits");
  }

  private Table<?> runs() {
    Field<Boolean> failed = DSL.field(TEST_RESULTS.STATUS.ne(DSL.inline("passed")));
    return DSL.select(
            TEST_RESULTS.TEST_CASE_ID.as(CASE),
            BUILDS.GIT_COMMIT_HASH.as(COMMIT),
            failed.as(FAILED),
            DSL.lag(failed)
                .over()
                .partitionBy(TEST_RESULTS.TEST_CASE_ID)
                .orderBy(TEST_RESULTS.EXECUTED_AT, TEST_RESULTS.ID)
                .as(BEFORE))
        .from(TEST_RESULTS)
        .leftJoin(BUILDS)
        .on(RelatedRows.living(scope, Builds.TYPE, BUILDS))
        .and(BUILDS.ID.eq(TEST_RESULTS.BUILD_ID))
        .where(RelatedRows.living(scope, TestResults.TYPE, TEST_RESULTS))
        .and(TEST_RESULTS.STATUS.ne(DSL.inline("skipped")))
        .and(Times.within(TEST_RESULTS.EXECUTED_AT, window))
        .and(
            TEST_RESULTS.ID.between(
                Times.idsFrom(window.from(), Duration.ofDays(1)),
                Times.idsFrom(scope.now(), Duration.ofDays(-1))))
        .and(TEST_RESULTS.TEST_CASE_ID.in(cases()))
        .asTable("runs");
  }

  private Select<org.jooq.Record1<UUID>> cases() {
    return DSL.select(TEST_CASES.ID)
        .from(TEST_CASES)
        .where(RelatedRows.living(scope, TestCases.TYPE, TEST_CASES))
        .and(project.map(id -> TEST_CASES.PROJECT_ID.eq(id.value())).orElseGet(DSL::noCondition));
  }
}
