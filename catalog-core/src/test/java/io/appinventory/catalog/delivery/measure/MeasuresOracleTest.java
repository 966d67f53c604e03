package io.appinventory.catalog.delivery.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.appinventory.catalog.delivery.Severity;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.schema.tables.records.DefectsRecord;
import io.appinventory.db.schema.tables.records.VulnerabilitiesRecord;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rows at coarse times: the database reckons what loops over lists reckon. */
@ExtendWith(TestDatabaseExtension.class)
class MeasuresOracleTest {
  private static final Instant START = Instant.parse("2023-06-01T00:00:00Z");

  private final CatalogFixture fixture;
  private final Principal principal;
  private final DeliveryRows rows;
  private final List<UUID> projects = new ArrayList<>();

  MeasuresOracleTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    rows = new DeliveryRows(fixture.owner(), principal.tenantId());
    projects.addAll(List.of(rows.project, rows.project(), rows.project()));
  }

  private static Instant moment(Random random) {
    return START.plus(Duration.ofHours(6L * random.nextInt(240)));
  }

  private static Window window(Random random) {
    Instant from = moment(random);
    return new Window(from, from.plus(Duration.ofHours(6L + 6L * random.nextInt(200))));
  }

  private static @Nullable Instant later(Random random, Instant time) {
    return random.nextBoolean() ? null : time.plus(Duration.ofHours(6L * random.nextInt(60)));
  }

  private static @Nullable BigDecimal days(List<Duration> durations) {
    return PlainDora.median(
        durations.stream().map(each -> each.toMillis() / 86_400_000.0).toList());
  }

  private static void close(@Nullable BigDecimal found, @Nullable BigDecimal expected) {
    if (expected == null) {
      assertThat(found).isNull();
    } else {
      assertThat(found).isCloseTo(expected, within(new BigDecimal("0.0002")));
    }
  }

  private static boolean inside(@Nullable Instant time, Window window) {
    return time != null && !time.isBefore(window.from()) && time.isBefore(window.to());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void countsDefectsAsMemoryDoes(long seed) {
    Random random = new Random(seed);
    List<DefectsRecord> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Instant created = moment(random);
      DefectsRecord row =
          rows.bug(projects.get(random.nextInt(3)), created, later(random, created));
      if (row.getResolvedAt() == null && random.nextInt(4) == 0) {
        row.setStatus("wont_fix");
      }
      row.setType(random.nextInt(5) == 0 ? "enhancement" : "bug");
      row.setEnvironment(random.nextInt(3) == 0 ? "production" : "staging");
      row.setDeletedAt(random.nextInt(9) == 0 ? created : null);
      rows.write(row);
      all.add(row);
    }
    for (int i = 0; i < 10; i++) {
      Window window = window(random);
      for (var each :
          fixture
              .read(principal, reader -> reader.delivery().defects(ListQuery.all(), window))
              .items()) {
        check(each.measure(), bugs(all, each.entity().id().value(), window), window);
      }
    }
  }

  private static List<DefectsRecord> bugs(List<DefectsRecord> all, UUID project, Window window) {
    return all.stream()
        .filter(each -> each.getProjectId().equals(project) && each.getDeletedAt() == null)
        .filter(each -> each.getType().equals("bug"))
        .filter(each -> each.getCreatedAt().isBefore(window.to()))
        .toList();
  }

  private static void check(DefectFlow flow, List<DefectsRecord> bugs, Window window) {
    Predicate<DefectsRecord> found = each -> inside(each.getCreatedAt(), window);
    Predicate<DefectsRecord> resolved = each -> inside(each.getResolvedAt(), window);
    Predicate<DefectsRecord> open =
        each ->
            !each.getStatus().equals("wont_fix")
                && (each.getResolvedAt() == null || !each.getResolvedAt().isBefore(window.to()));
    assertThat(flow.found()).isEqualTo((int) bugs.stream().filter(found).count());
    assertThat(flow.escaped())
        .isEqualTo(
            (int)
                bugs.stream()
                    .filter(found)
                    .filter(each -> each.getEnvironment().equals("production"))
                    .count());
    assertThat(flow.resolved()).isEqualTo((int) bugs.stream().filter(resolved).count());
    assertThat(flow.open()).isEqualTo((int) bugs.stream().filter(open).count());
    close(
        flow.resolveDays(),
        days(
            bugs.stream()
                .filter(resolved)
                .map(each -> Duration.between(each.getCreatedAt(), each.getResolvedAt()))
                .toList()));
    close(
        flow.openDays(),
        days(
            bugs.stream()
                .filter(open)
                .map(each -> Duration.between(each.getCreatedAt(), window.to()))
                .toList()));
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void holdsVulnerabilitiesAgainstAPolicyAsMemoryDoes(long seed) {
    Random random = new Random(seed);
    List<VulnerabilitiesRecord> all = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Instant found = moment(random);
      String severity = Severity.values()[random.nextInt(4)].code();
      VulnerabilitiesRecord row =
          rows.vulnerability(
              projects.get(random.nextInt(3)), severity, found, later(random, found));
      if (row.getRemediatedAt() == null) {
        row.setStatus(
            List.of("open", "acknowledged", "false_positive", "accepted_risk")
                .get(random.nextInt(4)));
      }
      row.setDeletedAt(random.nextInt(9) == 0 ? found : null);
      rows.write(row);
      all.add(row);
    }
    for (int i = 0; i < 10; i++) {
      Window window = window(random);
      FixPolicy policy =
          new FixPolicy(random.nextInt(9), random.nextInt(20), random.nextInt(40), 40);
      for (var each :
          fixture
              .read(
                  principal, reader -> reader.delivery().exposure(ListQuery.all(), window, policy))
              .items()) {
        each.measure()
            .severities()
            .forEach(
                (severity, found) ->
                    check(
                        found,
                        weaknesses(all, each.entity().id().value(), severity),
                        window,
                        Duration.ofDays(policy.days(severity))));
      }
    }
  }

  private static List<VulnerabilitiesRecord> weaknesses(
      List<VulnerabilitiesRecord> all, UUID project, Severity severity) {
    return all.stream()
        .filter(each -> each.getProjectId().equals(project) && each.getDeletedAt() == null)
        .filter(each -> each.getSeverity().equals(severity.code()))
        .filter(each -> !List.of("false_positive", "accepted_risk").contains(each.getStatus()))
        .toList();
  }

  private static void check(
      Exposure.OfSeverity found, List<VulnerabilitiesRecord> all, Window window, Duration allowed) {
    List<Duration> ages =
        all.stream()
            .filter(each -> each.getDiscoveredAt().isBefore(window.to()))
            .filter(
                each ->
                    each.getRemediatedAt() == null || !each.getRemediatedAt().isBefore(window.to()))
            .map(each -> Duration.between(each.getDiscoveredAt(), window.to()))
            .toList();
    List<Duration> taken =
        all.stream()
            .filter(each -> inside(each.getRemediatedAt(), window))
            .map(each -> Duration.between(each.getDiscoveredAt(), each.getRemediatedAt()))
            .toList();
    assertThat(found.open()).isEqualTo(ages.size());
    assertThat(found.overdue())
        .isEqualTo((int) ages.stream().filter(each -> each.compareTo(allowed) > 0).count());
    assertThat(found.remediated()).isEqualTo(taken.size());
    assertThat(found.inTime())
        .isEqualTo((int) taken.stream().filter(each -> each.compareTo(allowed) <= 0).count());
    close(found.fixDays(), days(taken));
  }

  /** A run of a test. */
  private record Run(Instant time, UUID id, @Nullable String commit, boolean failed) {}

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void findsFlakyTestsAsMemoryDoes(long seed) {
    Random random = new Random(seed);
    List<UUID> builds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      builds.add(rows.build(START, "c" + i / 2, "success", 1, null));
    }
    Map<String, List<Run>> runs = new TreeMap<>();
    for (int i = 0; i < 8; i++) {
      UUID testCase = rows.testCase("test-" + i);
      List<Run> some = runs.computeIfAbsent("test-" + i, name -> new ArrayList<>());
      for (int j = random.nextInt(25); j > 0; j--) {
        int build = random.nextInt(9);
        String status =
            random.nextInt(8) > i
                ? "passed"
                : List.of("failed", "error", "skipped").get(random.nextInt(3));
        Instant time = moment(random);
        UUID id = rows.result(testCase, build == 8 ? null : builds.get(build), status, time);
        if (!status.equals("skipped")) {
          some.add(
              new Run(time, id, build == 8 ? null : "c" + build / 2, !status.equals("passed")));
        }
      }
    }
    for (int i = 0; i < 10; i++) {
      Window window = window(random);
      assertThat(
              fixture
                  .read(
                      principal,
                      reader ->
                          reader
                              .delivery()
                              .flakyTests(Optional.of(Id.of(rows.project)), window, 100))
                  .stream()
                  .map(
                      each ->
                          "%s %d %d %d %d"
                              .formatted(
                                  each.testCase().name(),
                                  each.runs(),
                                  each.failures(),
                                  each.flakyCommits(),
                                  each.flips())))
          .containsExactlyInAnyOrderElementsOf(flaky(runs, window));
    }
  }

  private static List<String> flaky(Map<String, List<Run>> runs, Window window) {
    List<String> flaky = new ArrayList<>();
    runs.forEach(
        (name, all) -> {
          List<Run> some =
              all.stream()
                  .filter(run -> inside(run.time(), window))
                  .sorted(Comparator.comparing(Run::time).thenComparing(run -> run.id().toString()))
                  .toList();
          int flips = 0;
          for (int i = 1; i < some.size(); i++) {
            flips += some.get(i).failed() != some.get(i - 1).failed() ? 1 : 0;
          }
          TreeSet<String> commits = new TreeSet<>();
          for (Run one : some) {
            for (Run other : some) {
              if (one.commit() != null
                  && one.commit().equals(other.commit())
                  && one.failed() != other.failed()) {
                commits.add(one.commit());
              }
            }
          }
          if (!commits.isEmpty() || flips >= 4) {
            flaky.add(
                "%s %d %d %d %d"
                    .formatted(
                        name,
                        some.size(),
                        some.stream().filter(Run::failed).count(),
                        commits.size(),
                        flips));
          }
        });
    return flaky;
  }
}
