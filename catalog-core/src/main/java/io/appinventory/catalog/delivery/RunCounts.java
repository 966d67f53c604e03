package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.TEST_CASES;
import static io.appinventory.db.schema.Tables.TEST_RESULTS;

import io.appinventory.catalog.session.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The counters of test cases. They are kept with the results and are no writes of the test case:
 * its version stays, so that who edits it does not collide with what runs it.
 */
final class RunCounts {
  private static final int ROWS_PER_STATEMENT = 500;
  private static final Condition PASSED = TEST_RESULTS.STATUS.eq(ResultStatus.PASSED.code());
  private static final Condition FAILED =
      TEST_RESULTS.STATUS.in(ResultStatus.FAILED.code(), ResultStatus.ERROR.code());

  private final Scope scope;

  RunCounts(Scope scope) {
    this.scope = scope;
  }

  /** What results add to the counters of one test. */
  private record Runs(int run, int passed, int failed, TestResult latest) {
    static Runs of(TestResult result) {
      boolean passed = result.status() == ResultStatus.PASSED;
      boolean skipped = result.status() == ResultStatus.SKIPPED;
      return new Runs(1, passed ? 1 : 0, passed || skipped ? 0 : 1, result);
    }

    Runs and(Runs more) {
      return new Runs(
          run + more.run,
          passed + more.passed,
          failed + more.failed,
          more.latest.executedAt().isBefore(latest.executedAt()) ? latest : more.latest);
    }
  }

  /** Counts new results: the tests are locked in the order of their ids, then updated at once. */
  void add(List<TestResult> results) {
    TreeMap<UUID, Runs> runs = new TreeMap<>();
    results.forEach(result -> runs.merge(result.testCaseId().value(), Runs.of(result), Runs::and));
    lock(runs.keySet());
    List<Map.Entry<UUID, Runs>> all = List.copyOf(runs.entrySet());
    for (int from = 0; from < all.size(); from += ROWS_PER_STATEMENT) {
      update(all.subList(from, Math.min(all.size(), from + ROWS_PER_STATEMENT)));
    }
  }

  private void lock(Set<UUID> tests) {
    scope
        .dsl()
        .select(TEST_CASES.ID)
        .from(TEST_CASES)
        .where(TEST_CASES.TENANT_ID.eq(scope.tenantId()))
        .and(TEST_CASES.ID.eq(DSL.any(tests.toArray(UUID[]::new))))
        .orderBy(TEST_CASES.ID)
        .forNoKeyUpdate()
        .fetch();
  }

  private void update(List<Map.Entry<UUID, Runs>> runs) {
    Field<UUID> id = DSL.field(DSL.name("runs", "id"), UUID.class);
    Field<Integer> run = DSL.field(DSL.name("runs", "run"), Integer.class);
    Field<Integer> passed = DSL.field(DSL.name("runs", "passed"), Integer.class);
    Field<Integer> failed = DSL.field(DSL.name("runs", "failed"), Integer.class);
    Field<Instant> at = DSL.field(DSL.name("runs", "at"), Instant.class);
    Field<String> status = DSL.field(DSL.name("runs", "status"), String.class);
    Condition later = TEST_CASES.LAST_RUN_AT.isNull().or(TEST_CASES.LAST_RUN_AT.le(at));
    scope
        .dsl()
        .update(TEST_CASES)
        .set(TEST_CASES.RUN_COUNT, TEST_CASES.RUN_COUNT.plus(run))
        .set(TEST_CASES.PASS_COUNT, TEST_CASES.PASS_COUNT.plus(passed))
        .set(TEST_CASES.FAIL_COUNT, TEST_CASES.FAIL_COUNT.plus(failed))
        .set(TEST_CASES.LAST_RUN_AT, DSL.greatest(TEST_CASES.LAST_RUN_AT, at))
        .set(
            TEST_CASES.LAST_RUN_STATUS,
            DSL.when(later, status).otherwise(TEST_CASES.LAST_RUN_STATUS))
        .from(rows(runs))
        .where(TEST_CASES.TENANT_ID.eq(scope.tenantId()))
        .and(TEST_CASES.ID.eq(id))
        .execute();
  }

  private static Table<?> rows(List<Map.Entry<UUID, Runs>> runs) {
    return DSL.values(runs.stream().map(RunCounts::row).toArray(RowN[]::new))
        .as("runs", "id", "run", "passed", "failed", "at", "status");
  }

  private static RowN row(Map.Entry<UUID, Runs> test) {
    Runs runs = test.getValue();
    return DSL.row(
        List.of(
            test.getKey(),
            runs.run(),
            runs.passed(),
            runs.failed(),
            runs.latest().executedAt(),
            code(runs.latest().status())));
  }

  private static String code(ResultStatus status) {
    return switch (status) {
      case PASSED -> RunStatus.PASSED.code();
      case FAILED, ERROR -> RunStatus.FAILED.code();
      case SKIPPED -> RunStatus.SKIPPED.code();
    };
  }

  /** Counts the results of one test anew. */
  void recount(UUID test) {
    lock(Set.of(test));
    Condition its =
        TEST_RESULTS
            .TENANT_ID
            .eq(scope.tenantId())
            .and(TEST_RESULTS.TEST_CASE_ID.eq(test))
            .and(TEST_RESULTS.DELETED_AT.isNull());
    var counts =
        scope
            .dsl()
            .select(
                DSL.count(),
                DSL.count().filterWhere(PASSED),
                DSL.count().filterWhere(FAILED),
                DSL.max(TEST_RESULTS.EXECUTED_AT))
            .from(TEST_RESULTS)
            .where(its)
            .fetchSingle();
    String last =
        scope
            .dsl()
            .select(TEST_RESULTS.STATUS)
            .from(TEST_RESULTS)
            .where(its)
            .orderBy(TEST_RESULTS.EXECUTED_AT.desc(), TEST_RESULTS.ID.desc())
            .limit(1)
            .fetchOne(TEST_RESULTS.STATUS);
    scope
        .dsl()
        .update(TEST_CASES)
        .set(TEST_CASES.RUN_COUNT, counts.value1())
        .set(TEST_CASES.PASS_COUNT, counts.value2())
        .set(TEST_CASES.FAIL_COUNT, counts.value3())
        .set(TEST_CASES.LAST_RUN_AT, counts.value4())
        .set(
            TEST_CASES.LAST_RUN_STATUS,
            last == null ? null : code(ResultStatus.valueOf(last.toUpperCase(Locale.ROOT))))
        .where(TEST_CASES.TENANT_ID.eq(scope.tenantId()))
        .and(TEST_CASES.ID.eq(test))
        .execute();
  }
}
