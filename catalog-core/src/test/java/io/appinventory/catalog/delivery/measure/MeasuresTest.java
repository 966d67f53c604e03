package io.appinventory.catalog.delivery.measure;

import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static io.appinventory.db.schema.Tables.BUILDS;
import static io.appinventory.db.schema.Tables.FEATURES;
import static io.appinventory.db.schema.Tables.REQUIREMENTS;
import static io.appinventory.db.schema.Tables.TEST_RESULTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.delivery.Severity;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.schema.tables.records.DefectsRecord;
import io.appinventory.db.schema.tables.records.VulnerabilitiesRecord;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** January 2024 of one project, in UTC, reckoned by hand; the 1st is a Monday. */
@ExtendWith(TestDatabaseExtension.class)
class MeasuresTest {
  private static final Window JANUARY = new Window(day(1), day(31));

  private final CatalogFixture fixture;
  private final Principal principal;
  private final DeliveryRows rows;
  private final ListQuery ours;

  MeasuresTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    rows = new DeliveryRows(fixture.owner(), principal.tenantId());
    ours = ListQuery.of(FilterParser.parse("id = \"" + rows.project + "\""));
  }

  private static Instant day(int day) {
    return Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofDays(day - 1L));
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  /**
   * In the order of their runs, P passed, F failed, E error, S skipped:
   *
   * <pre>
   * test      commit c1   commit c2   runs  failures  flaky commits  flips
   * worse     P E         F P            4         2              2      2
   * flaky     P S F       P              3         1              1      2
   * to-and-fro without a build: PFPFP    5         2              0      4
   * mended    F F         P P            not flaky: one flip, no commit with both
   * </pre>
   */
  @Test
  void findsFlakyTests() {
    UUID first = rows.build(day(1), "c1", "success", 1, null);
    UUID second = rows.build(day(1), "c2", "success", 1, null);
    run("worse", first, "PE", second, "FP");
    run("flaky", first, "PSF", second, "P");
    run("to-and-fro", null, "PFPFP", null, "");
    UUID mended = run("mended", first, "FF", second, "PP");
    rows.result(mended, first, "passed", day(31));
    UUID deleted = rows.result(mended, first, "passed", day(5));
    rows.owner
        .update(TEST_RESULTS)
        .set(TEST_RESULTS.DELETED_AT, day(6))
        .where(TEST_RESULTS.TENANT_ID.eq(rows.tenant))
        .and(TEST_RESULTS.ID.eq(deleted))
        .execute();

    assertThat(flaky(Optional.empty(), 10))
        .containsExactly("worse 4 2 2 2", "flaky 3 1 1 2", "to-and-fro 5 2 0 4");
    assertThat(flaky(Optional.of(rows.project), 1)).containsExactly("worse 4 2 2 2");
    assertThat(flaky(Optional.of(rows.project()), 10)).isEmpty();
    requireRefusal(ErrorCode.NOT_FOUND, () -> flaky(Optional.of(UUID.randomUUID()), 10));
  }

  private UUID run(
      String name, @Nullable UUID first, String some, @Nullable UUID second, String others) {
    UUID testCase = rows.testCase(name);
    Instant time = day(2);
    for (char each : (some + "|" + others).toCharArray()) {
      time = time.plusSeconds(60);
      if (each != '|') {
        rows.result(testCase, first, status(each), time);
      } else {
        first = second;
      }
    }
    return testCase;
  }

  private static String status(char initial) {
    return switch (initial) {
      case 'P' -> "passed";
      case 'F' -> "failed";
      case 'E' -> "error";
      default -> "skipped";
    };
  }

  private List<String> flaky(Optional<UUID> project, int limit) {
    return fixture
        .read(
            principal, reader -> reader.delivery().flakyTests(project.map(Id::of), JANUARY, limit))
        .stream()
        .map(
            each ->
                "%s %d %d %d %d"
                    .formatted(
                        each.testCase().name(),
                        each.runs(),
                        each.failures(),
                        each.flakyCommits(),
                        each.flips()))
        .toList();
  }

  /** Week of the 1st: 60, 120 and 300 seconds, coverage 80 and 90. Of the 8th: none. */
  @Test
  void followsBuildsFromWeekToWeek() {
    rows.build(day(1), "c", "success", 60, "80");
    rows.build(day(3), "c", "failed", 120, null);
    rows.build(day(8).minusMillis(1), "c", "success", 300, "90");
    rows.build(day(15), "c", "success", 10, null);
    rows.build(day(15), "c", "cancelled", 1_000, "1");
    rows.build(day(22), "c", "success", 1_000, "1");
    List<BuildWeek> weeks =
        fixture.read(
            principal,
            reader ->
                reader
                    .delivery()
                    .buildsOfProject(Id.of(rows.project), new Window(day(1), day(22))));
    assertThat(weeks)
        .containsExactly(
            new BuildWeek(LocalDate.of(2024, 1, 1), 3, 1, decimal("120.0000"), decimal("85.0000")),
            new BuildWeek(LocalDate.of(2024, 1, 8), 0, 0, null, null),
            new BuildWeek(LocalDate.of(2024, 1, 15), 1, 0, decimal("10.0000"), null));
  }

  /**
   * <pre>
   * created  resolved
   * 20 Dec   -         open for 42 days
   *  5th     7th       found in production, 2 days
   * 10th     20th      found by an incident, 10 days
   * 21st     -         found, open for 10 days
   * 11th     31st      found, open for 20 days at the end of the window
   * 12th     wont_fix  found, given up
   * </pre>
   */
  @Test
  void countsDefects() {
    rows.write(rows.bug(rows.project, day(-11), null));
    DefectsRecord inProduction = rows.bug(rows.project, day(5), day(7));
    inProduction.setEnvironment("production");
    rows.write(inProduction);
    UUID service = rows.service("some", null);
    UUID deployment = rows.deploy(service, rows.build(day(9)), "success", day(9));
    DefectsRecord byIncident = rows.bug(rows.project, day(10), day(20));
    byIncident.setIncidentId(rows.incident(deployment, day(9), null));
    rows.write(byIncident);
    DefectsRecord inStaging = rows.bug(rows.project, day(21), null);
    inStaging.setEnvironment("staging");
    rows.write(inStaging);
    rows.write(rows.bug(rows.project, day(11), day(31)));
    DefectsRecord givenUp = rows.bug(rows.project, day(12), null);
    givenUp.setStatus("wont_fix");
    rows.write(givenUp);
    DefectsRecord task = rows.bug(rows.project, day(12), null);
    task.setType("task");
    rows.write(task);
    DefectsRecord deleted = rows.bug(rows.project, day(12), null);
    deleted.setDeletedAt(day(13));
    rows.write(deleted);
    rows.write(rows.bug(rows.project, day(31), null));
    rows.write(rows.bug(rows.project(), day(2), null));

    assertThat(defects(JANUARY))
        .isEqualTo(
            new DefectFlow(5, 2, decimal("40.0000"), 2, decimal("6.0000"), 3, decimal("20.0000")));
    assertThat(defects(new Window(day(-300), day(-290)))).isEqualTo(DefectFlow.NONE);
  }

  private DefectFlow defects(Window window) {
    return fixture
        .read(principal, reader -> reader.delivery().defects(ours, window))
        .items()
        .getFirst()
        .measure();
  }

  /**
   * Critical ones have 7 days:
   *
   * <pre>
   * discovered  remediated
   *  1st        5th        in time, 4 days
   *  2nd        12th       late, 10 days
   * 20th        -          open for 11 days: overdue
   * 24th        -          open for 7 days: not yet
   * 10th        31st       open at the end of the window for 21 days: overdue
   * </pre>
   */
  @Test
  void holdsVulnerabilitiesAgainstAPolicy() {
    rows.write(rows.vulnerability(rows.project, "critical", day(1), day(5)));
    rows.write(rows.vulnerability(rows.project, "critical", day(2), day(12)));
    rows.write(rows.vulnerability(rows.project, "critical", day(20), null));
    rows.write(rows.vulnerability(rows.project, "critical", day(24), null));
    rows.write(rows.vulnerability(rows.project, "critical", day(10), day(31)));
    VulnerabilitiesRecord known = rows.vulnerability(rows.project, "high", day(10), null);
    known.setStatus("acknowledged");
    rows.write(known);
    for (String status : List.of("false_positive", "accepted_risk")) {
      VulnerabilitiesRecord none = rows.vulnerability(rows.project, "medium", day(3), null);
      none.setStatus(status);
      rows.write(none);
    }
    VulnerabilitiesRecord deleted = rows.vulnerability(rows.project, "medium", day(3), null);
    deleted.setDeletedAt(day(4));
    rows.write(deleted);
    rows.write(rows.vulnerability(rows.project, "low", day(-9), day(0)));

    Exposure.OfSeverity none = new Exposure.OfSeverity(0, 0, 0, 0, null);
    assertThat(exposure(FixPolicy.USUAL))
        .isEqualTo(
            Map.of(
                Severity.CRITICAL,
                new Exposure.OfSeverity(3, 2, 2, 1, decimal("7.0000")),
                Severity.HIGH,
                new Exposure.OfSeverity(1, 0, 0, 0, null),
                Severity.MEDIUM,
                none,
                Severity.LOW,
                none));
    Map<Severity, Exposure.OfSeverity> strict = exposure(new FixPolicy(1, 20, 90, 180));
    assertThat(strict.get(Severity.CRITICAL).overdue()).isEqualTo(3);
    assertThat(strict.get(Severity.CRITICAL).inTimeRate()).isEqualByComparingTo("0");
    assertThat(strict.get(Severity.HIGH).overdue()).isOne();
  }

  private Map<Severity, Exposure.OfSeverity> exposure(FixPolicy policy) {
    return fixture
        .read(principal, reader -> reader.delivery().exposure(ours, JANUARY, policy))
        .items()
        .getFirst()
        .measure()
        .severities();
  }

  @Test
  void writesReleaseNotes() {
    UUID from = rows.build(day(1), "c1", "success", 1, null);
    UUID to = rows.build(day(10), "c2", "success", 1, null);
    rows.owner.update(BUILDS).set(BUILDS.BUILD_NUMBER, 7).where(BUILDS.ID.eq(from)).execute();
    rows.owner
        .update(BUILDS)
        .set(BUILDS.BUILD_NUMBER, 9)
        .set(BUILDS.VERSION_TAG, "2.0")
        .where(BUILDS.ID.eq(to))
        .execute();
    rows.owner
        .update(FEATURES)
        .set(FEATURES.NAME, "Pay by *card*")
        .set(FEATURES.IMPLEMENTATION_STATUS, "completed")
        .set(FEATURES.COMPLETED_DATE, day(10))
        .where(FEATURES.ID.eq(rows.feature))
        .execute();
    rows.owner
        .update(REQUIREMENTS)
        .set(REQUIREMENTS.STATUS, "completed")
        .set(REQUIREMENTS.COMPLETED_DATE, LocalDate.of(2024, 1, 2))
        .where(REQUIREMENTS.ID.eq(rows.requirement))
        .execute();
    rows.write(rows.bug(rows.project, day(1), day(7)));
    rows.write(rows.bug(rows.project, day(1), day(1)));
    rows.write(rows.bug(rows.project, day(1), day(11)));
    VulnerabilitiesRecord leak = rows.vulnerability(rows.project, "critical", day(1), day(5));
    leak.setCveId("CVE-2024-1");
    rows.write(leak);

    ReleaseNotes notes = notes(from, to);
    assertThat(notes.builds()).extracting(each -> each.id().value()).containsExactly(to);
    assertThat(ReleaseNotesText.of(notes))
        .isEqualTo(
            """
            # Project 2.0 (build 9)

            Since 1 (build 7).

            ## Requirements

            * It works

            ## Features

            * Pay by \\*card\\*

            ## Fixed

            * It breaks (high)

            ## Security

            * CVE-2024-1: It leaks (critical)
            """);
    requireRefusal(ErrorCode.INVALID_QUERY, () -> notes(to, from));
    requireRefusal(ErrorCode.NOT_FOUND, () -> notes(from, UUID.randomUUID()));
  }

  private ReleaseNotes notes(UUID from, UUID to) {
    return fixture.read(
        principal, reader -> reader.delivery().releaseNotes(Id.of(from), Id.of(to)));
  }
}
