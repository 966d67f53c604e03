package io.appinventory.catalog.delivery.run;

import static io.appinventory.db.schema.Tables.PROJECTS;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.delivery.ResultStatus;
import io.appinventory.catalog.delivery.TestCase;
import io.appinventory.catalog.delivery.TestCases;
import io.appinventory.catalog.delivery.TestResult;
import io.appinventory.catalog.delivery.TestResults;
import io.appinventory.catalog.delivery.TestType;
import io.appinventory.catalog.evidence.read.JunitCase;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.BulkCreation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One import of runs of tests: each case becomes a result of the test case that it is a run of.
 *
 * <pre>{@code
 * List<JunitCase> cases = EvidenceReader.ofCases().read(paths).cases();
 * RunReport report =
 *     catalog.in(principal, tx -> RunImport.of(cases).run(tx, RunTarget.of(build)));
 * }</pre>
 *
 * <p>Test cases are found as {@link CaseNames} says. What finds none is told of, or becomes a test
 * case where that is asked for. A case that is there several times has as many results; so has a
 * file that is imported twice.
 */
public final class RunImport {
  private static final int AT_ONCE = 5_000;
  private static final int SHORTEST_NAME = 3;
  private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(1_000);
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final List<JunitCase> cases;

  private RunImport(List<JunitCase> cases) {
    this.cases = cases;
  }

  /** What was read. */
  public static RunImport of(List<JunitCase> cases) {
    return new RunImport(List.copyOf(cases));
  }

  /**
   * Imports, all or nothing.
   *
   * @throws io.appinventory.catalog.error.InvalidInputException when the target says nothing, or
   *     two projects
   * @throws io.appinventory.catalog.error.NotFoundException when what it says is not there
   * @throws io.appinventory.catalog.error.NotAllowedException when the principal may not do it
   */
  public RunReport run(Transaction tx, RunTarget target) {
    Permissions.requireWrite(tx.scope().principal(), TestResults.TYPE.name());
    RunPlace place = RunPlace.of(tx, target);
    if (target.create()) {
      lock(tx.scope(), place);
    }
    CaseNames names = CaseNames.of(tx.scope(), place, cases);
    Map<String, JunitCase> missing = missing(names, target);
    Sorted sorted = sorted(names, missing.keySet());
    create(tx, place, missing, names);
    write(tx, target, names, sorted.taken());
    return sorted.report(false, missing.size());
  }

  /** Writes nothing. The report says what an import would do. */
  public RunReport dryRun(Reader reader, RunTarget target) {
    Permissions.requireWrite(reader.scope().principal(), TestResults.TYPE.name());
    CaseNames names = CaseNames.of(reader.scope(), RunPlace.of(reader, target), cases);
    Set<String> missing = missing(names, target).keySet();
    return sorted(names, missing).report(true, missing.size());
  }

  /** Two imports that add test cases to one project add none twice. */
  private static void lock(Scope scope, RunPlace place) {
    scope
        .dsl()
        .select(PROJECTS.ID)
        .from(PROJECTS)
        .where(PROJECTS.TENANT_ID.eq(scope.tenantId()))
        .and(PROJECTS.ID.eq(place.project().value()))
        .forNoKeyUpdate()
        .fetch();
  }

  /** The test cases to be added, with the first run of each. */
  private Map<String, JunitCase> missing(CaseNames names, RunTarget target) {
    Map<String, JunitCase> missing = new LinkedHashMap<>();
    if (target.create()) {
      cases.stream()
          .filter(each -> each.fullName().strip().length() >= SHORTEST_NAME)
          .filter(each -> names.find(each).isEmpty())
          .forEach(each -> missing.putIfAbsent(each.fullName(), each));
    }
    return missing;
  }

  /** The cases that have a result, how many test cases were there for them, and the others. */
  private record Sorted(List<JunitCase> taken, int matched, List<JunitCase> others) {
    RunReport report(boolean dryRun, int created) {
      Map<ResultStatus, Integer> results = new EnumMap<>(ResultStatus.class);
      taken.forEach(each -> results.merge(status(each), 1, Integer::sum));
      List<String> names =
          others.stream()
              .map(each -> each.fullName().isEmpty() ? "(without a name)" : each.fullName())
              .distinct()
              .limit(RunReport.MAX_NAMES)
              .toList();
      return new RunReport(dryRun, results, matched, created, others.size(), names);
    }
  }

  private Sorted sorted(CaseNames names, Set<String> missing) {
    List<JunitCase> taken = new ArrayList<>();
    List<JunitCase> others = new ArrayList<>();
    Set<Id<TestCase>> matched = new HashSet<>();
    for (JunitCase each : cases) {
      Optional<Id<TestCase>> found = names.find(each);
      found.ifPresent(matched::add);
      (found.isPresent() || missing.contains(each.fullName()) ? taken : others).add(each);
    }
    return new Sorted(taken, matched.size(), others);
  }

  private static void create(
      Transaction tx, RunPlace place, Map<String, JunitCase> missing, CaseNames names) {
    List<Changes<TestCase>> said =
        missing.keySet().stream()
            .map(
                name ->
                    Changes.<TestCase>none()
                        .set(TestCases.FEATURE_ID, place.feature())
                        .set(TestCases.NAME, name)
                        .set(TestCases.TEST_TYPE, TestType.UNIT)
                        .set(TestCases.AUTOMATED, true))
            .toList();
    for (int from = 0; from < said.size(); from += AT_ONCE) {
      BulkCreation creation = tx.creation();
      creation
          .addAll(TestCases.TYPE, said.subList(from, Math.min(said.size(), from + AT_ONCE)))
          .forEach(names::created);
      creation.write();
    }
  }

  /** A result, and the test case it is of. */
  private record Run(Id<TestCase> of, JunitCase run) {}

  /** In the order of the test cases, in which their counters are locked. */
  private static void write(
      Transaction tx, RunTarget target, CaseNames names, List<JunitCase> taken) {
    List<Run> runs =
        taken.stream()
            .map(each -> new Run(names.find(each).orElseThrow(), each))
            .sorted(Comparator.comparing(run -> run.of().value()))
            .toList();
    for (int from = 0; from < runs.size(); from += AT_ONCE) {
      BulkCreation creation = tx.creation();
      creation.addAll(
          TestResults.TYPE,
          runs.subList(from, Math.min(runs.size(), from + AT_ONCE)).stream()
              .map(run -> result(run, target))
              .toList());
      creation.write();
    }
  }

  private static Changes<TestResult> result(Run run, RunTarget target) {
    JunitCase found = run.run();
    return Changes.<TestResult>none()
        .set(TestResults.TEST_CASE_ID, run.of())
        .set(TestResults.BUILD_ID, target.build())
        .set(TestResults.STATUS, status(found))
        .set(TestResults.DURATION_MS, milliseconds(found.seconds()))
        .set(TestResults.ERROR_MESSAGE, found.message())
        .set(TestResults.ERROR_STACKTRACE, found.details())
        .set(TestResults.EXECUTION_ENVIRONMENT, target.environment())
        .set(
            TestResults.EXECUTED_AT,
            target.executedAt() == null ? found.at() : target.executedAt());
  }

  private static @Nullable Integer milliseconds(@Nullable BigDecimal seconds) {
    return seconds == null ? null : seconds.multiply(MILLISECONDS).min(LONGEST).intValue();
  }

  private static ResultStatus status(JunitCase found) {
    return switch (found.outcome()) {
      case PASSED -> ResultStatus.PASSED;
      case SKIPPED -> ResultStatus.SKIPPED;
      case FAILED -> ResultStatus.FAILED;
      case ERROR -> ResultStatus.ERROR;
    };
  }
}
