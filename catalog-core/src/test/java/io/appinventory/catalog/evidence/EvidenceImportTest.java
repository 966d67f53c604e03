package io.appinventory.catalog.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.domain.AdvisoryMatch;
import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.domain.Fact;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.SoftwarePackage;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.domain.VulnerabilitySeverity;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.evidence.EvidenceReport.Outcome;
import io.appinventory.catalog.evidence.read.Content;
import io.appinventory.catalog.evidence.read.EvidenceReader;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.AtOnce;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.PublicData;
import io.appinventory.catalog.testing.SettableClock;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence of entities: kept, replaced, asked about, and gone when its time is over. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class EvidenceImportTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String FAILING =
      "<testsuite timestamp=\"2026-02-01T00:00:00Z\"><testcase/><testcase><failure/></testcase>"
          + "</testsuite>";
  private static final String PASSING =
      "<testsuite timestamp=\"2026-02-02T00:00:00Z\"><testcase/><testcase/></testsuite>";
  private static final String COVERAGE =
      "<coverage lines-covered=\"85\" lines-valid=\"100\" branches-covered=\"0\""
          + " branches-valid=\"0\"/>";
  private static final String BOM =
      """
      {"bomFormat": "CycloneDX", "components": [
        {"type": "library", "group": "org.apache.logging.log4j", "name": "log4j-core", "version": "2.14.1",
         "purl": "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"},
        {"type": "library", "name": "left-pad", "version": "1.3.0", "purl": "pkg:npm/left-pad@1.3.0"}]}
      """;
  private static final String LOG4SHELL =
      """
      {"id": "GHSA-jfh8-c2jp-5v3q", "modified": "2026-01-01T00:00:00Z", "aliases": ["CVE-2021-44228"],
       "database_specific": {"severity": "CRITICAL"},
       "affected": [{"package": {"ecosystem": "Maven", "name": "org.apache.logging.log4j:log4j-core"},
         "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "2.13.0"}, {"fixed": "2.15.0"}]}]}]}
      """;

  private final CatalogFixture fixture;
  private final SettableClock clock = new SettableClock(NOW);

  EvidenceImportTest(TestDatabase database) {
    fixture = CatalogFixture.on(database, CatalogOptions.standard().withClock(clock));
  }

  private void at(Instant time) {
    clock.advance(Duration.between(clock.instant(), time));
  }

  private Service service(Principal principal) {
    return fixture.in(
        principal,
        tx ->
            tx.create(
                Services.TYPE,
                Changes.<Service>none()
                    .set(Services.NAME, "service " + UUID.randomUUID())
                    .set(Services.KIND, ServiceType.API)));
  }

  private static EvidenceImport read(String... files) {
    EvidenceReader reader = EvidenceReader.ofAll();
    for (String file : files) {
      reader.read("file", Content.of(file.getBytes(StandardCharsets.UTF_8)), true);
    }
    assertThat(reader.reading().refusals()).isEmpty();
    return EvidenceImport.of(reader.findings(), reader.advisories());
  }

  private EvidenceReport take(
      Principal principal, Service service, Validity validity, String... files) {
    return fixture.in(
        principal, tx -> read(files).run(tx, new Subject<>(Services.TYPE, service.id()), validity));
  }

  private EvidenceReport take(Principal principal, Service service, String... files) {
    return take(principal, service, Validity.standard(), files);
  }

  private List<Fact> facts(Principal principal, Service service) {
    return fixture
        .read(
            principal,
            reader ->
                reader.observed(Services.TYPE, service.id(), Services.EVIDENCE, ListQuery.all()))
        .items();
  }

  private List<AdvisoryMatch> vulnerabilities(Principal principal, Service service) {
    return fixture
        .read(
            principal,
            reader ->
                reader.observed(Services.TYPE, service.id(), Services.ADVISORIES, ListQuery.all()))
        .items();
  }

  private boolean holds(Principal principal, Service service, String filter) {
    return fixture.read(
            principal,
            reader ->
                reader.count(
                    Services.TYPE,
                    FilterParser.parse("id = \"" + service.id() + "\" AND (" + filter + ")")))
        == 1;
  }

  /** Asked the way lists are, whose statements are kept. */
  private boolean listed(Principal principal, String filter) {
    ListQuery query = ListQuery.of(FilterParser.parse(filter));
    return !fixture.read(principal, reader -> reader.list(Services.TYPE, query)).items().isEmpty();
  }

  private List<AuditEntry> history(Principal principal, Service service) {
    return fixture
        .read(
            principal,
            reader -> reader.history(Services.TYPE, service.id().value(), PageRequest.first()))
        .items();
  }

  @Test
  void keepsFactsWithSourceTimeAndExpiry() {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    EvidenceReport report =
        take(principal, service, new Validity("ci", null, Duration.ofDays(60)), FAILING);
    assertThat(report.reports().getFirst().outcome()).isEqualTo(Outcome.CREATED);
    assertThat(facts(principal, service))
        .filteredOn(fact -> fact.name().equals("tests.failed"))
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.value()).isEqualByComparingTo("1");
              assertThat(fact.format()).isEqualTo(EvidenceFormat.JUNIT);
              assertThat(fact.source()).isEqualTo("ci");
              assertThat(fact.observedAt()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
              assertThat(fact.expiresAt()).isEqualTo(Instant.parse("2026-04-02T00:00:00Z"));
            });
  }

  @Test
  void theSameAgainChangesNothing() {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    take(principal, service, FAILING, COVERAGE, BOM);
    List<AuditEntry> before = history(principal, service);
    at(NOW.plusSeconds(60));
    EvidenceReport again = take(principal, service, FAILING, COVERAGE, BOM);
    at(NOW);
    assertThat(again.reports())
        .hasSize(3)
        .allSatisfy(taken -> assertThat(taken.outcome()).isEqualTo(Outcome.UNCHANGED));
    assertThat(history(principal, service)).isEqualTo(before);
  }

  @Test
  void whatIsNewReplacesWhatWasOfItsSourceOnly() {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    take(principal, service, FAILING);
    take(principal, service, new Validity("nightly", null, null), FAILING);
    EvidenceReport report = take(principal, service, PASSING);
    assertThat(report.reports().getFirst().outcome()).isEqualTo(Outcome.UPDATED);
    assertThat(facts(principal, service))
        .filteredOn(fact -> fact.name().equals("tests.failed"))
        .extracting(fact -> fact.source() + " " + fact.value().intValue())
        .containsExactlyInAnyOrder("default 0", "nightly 1");
  }

  @Test
  void everyChangeIsAudited() {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    take(principal, service, FAILING);
    take(principal, service, PASSING);
    AuditEntry entry = history(principal, service).getFirst();
    assertThat(entry.action()).isEqualTo("evidence");
    var change = entry.changes().node().path("evidence.junit.default");
    assertThat(change.path("old").path("facts").path("tests.failed").asInt()).isEqualTo(1);
    assertThat(change.path("new").path("facts").path("tests.failed").asInt()).isZero();
    assertThat(history(principal, service)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evidence[name = \"tests.failed\" AND value = 0]|false",
        "evidence[name = \"tests.failed\" AND value > 0]|true",
        "count(evidence[name = \"tests.failed\" AND value > 0]) = 0|false",
        "evidence[name = \"coverage.line\" AND value >= 80]|true",
        "evidence[name = \"coverage.line\" AND value >= 85.5]|false",
        "evidence[format = \"cobertura\" AND source = \"default\"]|true",
        "count(packages[name = \"org.apache.logging.log4j:log4j-core\"]) = 0|false",
        "packages[ecosystem = \"npm\" AND name = \"left-pad\" AND version = \"1.3.0\"]|true",
        "packages:*|true",
        "count(packages) = 2|true",
        "advisories[severity = \"critical\"]|true",
        "advisories.aliases:\"CVE-2021-44228\"|true",
        "count(advisories[severity in (\"critical\", \"high\")]) = 0|false",
      })
  void isAskedAboutInFilters(String filter, boolean expected) {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    Service other = service(principal);
    take(principal, service, FAILING, COVERAGE, BOM, LOG4SHELL);
    assertThat(holds(principal, service, filter)).isEqualTo(expected);
    assertThat(holds(principal, other, "evidence:* OR packages:* OR advisories:*")).isFalse();
  }

  @Test
  void whatHasExpiredIsNotThere() {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    Validity month = new Validity("ci", NOW, Duration.ofDays(30));
    take(principal, service, month, FAILING, BOM, LOG4SHELL);
    assertThat(holds(principal, service, "evidence:* AND packages:* AND advisories:*")).isTrue();
    assertThat(listed(principal, "packages:*")).isTrue();
    at(NOW.plus(Duration.ofDays(30)));
    try {
      assertThat(holds(principal, service, "evidence:* OR packages:* OR advisories:*")).isFalse();
      assertThat(facts(principal, service)).isEmpty();
      assertThat(listed(principal, "packages:*")).isFalse();
    } finally {
      at(NOW);
    }
  }

  @Test
  void theSameIsBelievedLongerWhenItExpires() {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    Validity month = new Validity("ci", null, Duration.ofDays(30));
    take(principal, service, month, COVERAGE);
    assertThat(take(principal, service, month, COVERAGE).reports().getFirst().outcome())
        .isEqualTo(Outcome.UNCHANGED);
    at(NOW.plus(Duration.ofDays(1)));
    EvidenceReport.Taken later = take(principal, service, month, COVERAGE).reports().getFirst();
    at(NOW);
    assertThat(later.outcome()).isEqualTo(Outcome.UPDATED);
    assertThat(later.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(31)));
  }

  @Test
  void advisoriesMeetPackagesWhicheverComesFirst() {
    Principal principal = fixture.newPrincipal();
    Service first = service(principal);
    Service second = service(principal);
    assertThat(take(principal, first, BOM).reports().getFirst().vulnerabilities()).isZero();
    EvidenceReport advised = fixture.in(principal, tx -> read(LOG4SHELL).run(tx));
    assertThat(advised.advisories().created()).isEqualTo(1);
    assertThat(advised.advisories().vulnerabilities()).isEqualTo(1);
    assertThat(take(principal, second, BOM).reports().getFirst().vulnerabilities()).isEqualTo(1);
    assertThat(vulnerabilities(principal, first))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.advisory()).isEqualTo("GHSA-jfh8-c2jp-5v3q");
              assertThat(found.severity()).isEqualTo(VulnerabilitySeverity.CRITICAL);
              assertThat(found.version()).isEqualTo("2.14.1");
              assertThat(found.fixedIn()).isEqualTo("2.15.0");
            });
    EvidenceReport again = fixture.in(principal, tx -> read(LOG4SHELL).run(tx));
    assertThat(again.advisories().unchanged()).isEqualTo(1);
    String withdrawn =
        LOG4SHELL.replace("\"modified\"", "\"withdrawn\": \"2026-02-01T00:00:00Z\", \"modified\"");
    fixture.in(principal, tx -> read(withdrawn).run(tx));
    assertThat(vulnerabilities(principal, first)).isEmpty();
    take(principal, second, BOM.replace("2.14.1", "2.17.0"));
    assertThat(vulnerabilities(principal, second)).isEmpty();
  }

  @Test
  void anotherTenantSeesAndTouchesNothing() {
    Principal principal = fixture.newPrincipal();
    Principal stranger = fixture.newPrincipal();
    Service service = service(principal);
    Service theirs = service(stranger);
    take(principal, service, BOM);
    fixture.in(stranger, tx -> read(LOG4SHELL).run(tx));
    take(stranger, theirs, FAILING);
    assertThat(vulnerabilities(principal, service)).isEmpty();
    assertThatThrownBy(() -> facts(stranger, service)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> take(stranger, service, FAILING))
        .isInstanceOf(NotFoundException.class);
    assertThat(holds(stranger, theirs, "packages:*")).isFalse();
  }

  @Test
  void whoMayNotWriteMayNotImport() {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    Principal viewer = Principal.user(principal.tenantId(), UUID.randomUUID(), UserRole.VIEWER);
    assertThatThrownBy(() -> take(viewer, service, FAILING))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> fixture.in(viewer, tx -> read(LOG4SHELL).run(tx)))
        .isInstanceOf(NotAllowedException.class);
    assertThat(facts(viewer, service)).isEmpty();
  }

  @Test
  void aDryRunWritesNothing() {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    EvidenceReport report =
        fixture.read(
            principal,
            reader ->
                read(BOM, LOG4SHELL)
                    .dryRun(
                        reader, new Subject<>(Services.TYPE, service.id()), Validity.standard()));
    assertThat(report.reports().getFirst().outcome()).isEqualTo(Outcome.CREATED);
    assertThat(report.advisories().created()).isEqualTo(1);
    assertThat(holds(principal, service, "packages:*")).isFalse();
  }

  @Test
  void findingsHaveToBeOfAnEntityThatCanHaveThem() {
    Principal principal = fixture.newPrincipal();
    assertThatThrownBy(() -> fixture.in(principal, tx -> read(BOM).run(tx)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cyclonedx");
    assertThat(Subject.takes(Teams.TYPE)).isFalse();
  }

  @Test
  void manyPackagesArePagedAndFiltered() {
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    StringBuilder bom = new StringBuilder("{\"bomFormat\": \"CycloneDX\", \"components\": [");
    for (int i = 0; i < 2_000; i++) {
      bom.append(i == 0 ? "" : ",")
          .append("{\"type\": \"library\", \"name\": \"p")
          .append(i)
          .append("\", \"purl\": \"pkg:npm/p")
          .append(i)
          .append("@1.0.")
          .append(i % 10)
          .append("\"}");
    }
    take(principal, service, bom.append("]}").toString());
    ListQuery query = ListQuery.of(FilterParser.parse("version = \"1.0.3\" AND name = \"p1*\""));
    var page =
        fixture.read(
            principal,
            reader -> reader.observed(Services.TYPE, service.id(), Services.PACKAGES, query));
    assertThat(page.total()).hasValue(111);
    assertThat(page.items()).hasSize(50).extracting(SoftwarePackage::name).isSorted();
    assertThat(page.next()).isPresent();
  }

  @Test
  void filesOfOthersAreTakenOnceAndChangeNothingAgain() {
    Path data = PublicData.folder();
    Principal principal = fixture.newPrincipal();
    Service service = service(principal);
    List<Path> folders =
        Stream.of("cyclonedx", "spdx", "junit", "coverage", "sarif", "tfstate", "osv-cve")
            .map(data::resolve)
            .toList();
    EvidenceReader reader = EvidenceReader.ofAll().read(folders);
    EvidenceImport what = EvidenceImport.of(reader.findings(), reader.advisories());
    Subject<Service> subject = new Subject<>(Services.TYPE, service.id());
    EvidenceReport first = fixture.in(principal, tx -> what.run(tx, subject, Validity.standard()));
    assertThat(first.reports()).hasSize(7);
    assertThat(first.advisories().created()).isEqualTo(59);
    // One advisory is about a package that is there, in another version.
    assertThat(vulnerabilities(principal, service)).isEmpty();
    EvidenceReport again = fixture.in(principal, tx -> what.run(tx, subject, Validity.standard()));
    assertThat(again.reports())
        .allSatisfy(taken -> assertThat(taken.outcome()).isEqualTo(Outcome.UNCHANGED));
    assertThat(again.advisories().unchanged()).isEqualTo(59);
  }

  @Test
  void packagesAndAdvisoriesDoNotPassEachOther() {
    Principal principal = fixture.newPrincipal();
    for (int round = 0; round < 15; round++) {
      Service service = service(principal);
      String name = "left-pad-" + round;
      String bom = BOM.replace("left-pad", name);
      String advisory =
          LOG4SHELL
              .replace("GHSA-jfh8-c2jp-5v3q", "GHSA-" + round)
              .replace("Maven", "npm")
              .replace("org.apache.logging.log4j:log4j-core", name)
              .replace("2.13.0", "1.0.0");
      assertThat(
              AtOnce.run(
                  List.of(
                      () -> take(principal, service, bom),
                      () -> fixture.in(principal, tx -> read(advisory).run(tx)))))
          .allMatch(AtOnce.Outcome::succeeded);
      assertThat(vulnerabilities(principal, service))
          .as("round %s", round)
          .extracting(AdvisoryMatch::advisory)
          .containsExactly("GHSA-" + round);
    }
  }
}
