package io.appinventory.catalog.delivery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Features;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.delivery.ResultStatus;
import io.appinventory.catalog.delivery.TestCase;
import io.appinventory.catalog.delivery.TestCases;
import io.appinventory.catalog.delivery.TestResult;
import io.appinventory.catalog.delivery.TestResults;
import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.evidence.read.Content;
import io.appinventory.catalog.evidence.read.EvidenceReader;
import io.appinventory.catalog.evidence.read.JunitCase;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.PublicData;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** JUnit XML becomes results of test cases. */
@ExtendWith(TestDatabaseExtension.class)
class RunImportTest {
  private static final String FILE =
      """
      <testsuites>
        <testsuite name="a" timestamp="2026-01-02T03:04:05">
          <testcase classname="io.acme.Pay" name="pays" time="0.25"/>
          <testcase classname="io.acme.Pay" name="pays" time="0.5">
            <failure message="1 is not 2">at Pay:7</failure><error message="gone"/>
          </testcase>
          <testcase classname="io.acme.Pay" name="By card"><skipped message="later"/></testcase>
          <testcase classname="io.acme.Pay" name="same"/>
          <testcase classname="io.acme.Ship" name="same"/>
          <testcase classname="io.acme.Ship" name="ships"/>
        </testsuite>
      </testsuites>
      """;

  private final CatalogFixture fixture;
  private Principal principal;
  private SampleEntities samples;
  private Feature feature;
  private Build build;

  RunImportTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    moveToAnotherTenant();
  }

  @BeforeEach
  final void moveToAnotherTenant() {
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 7);
    feature = samples.createBare(Features.TYPE);
    build =
        fixture.in(
            principal,
            tx ->
                tx.create(
                    Builds.TYPE, samples.bare(Builds.TYPE).set(Builds.FEATURE_ID, feature.id())));
  }

  private static List<JunitCase> cases(String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    EvidenceReader reader = EvidenceReader.ofCases().read("file", Content.of(bytes), true);
    assertThat(reader.reading().refusals()).isEmpty();
    return reader.cases();
  }

  private RunReport run(RunTarget target) {
    return fixture.in(principal, tx -> RunImport.of(cases(FILE)).run(tx, target));
  }

  private TestCase testCase(Feature of, String name) {
    Changes<TestCase> said =
        samples.bare(TestCases.TYPE).set(TestCases.FEATURE_ID, of.id()).set(TestCases.NAME, name);
    return fixture.in(principal, tx -> tx.create(TestCases.TYPE, said));
  }

  private List<TestResult> results(TestCase of) {
    Filter its = Filter.eq(TestResults.TEST_CASE_ID, of.id());
    return fixture.read(
        principal, reader -> reader.list(TestResults.TYPE, ListQuery.of(its)).items());
  }

  @Test
  void findsTestCasesByTheirNames() {
    TestCase pays = testCase(feature, "io.acme.Pay.pays");
    TestCase card = testCase(feature, "By card");
    testCase(feature, "same");
    RunReport report = run(RunTarget.of(build.id()));
    assertThat(report)
        .isEqualTo(
            new RunReport(
                false,
                Map.of(ResultStatus.PASSED, 1, ResultStatus.ERROR, 1, ResultStatus.SKIPPED, 1),
                2,
                0,
                3,
                List.of("io.acme.Pay.same", "io.acme.Ship.same", "io.acme.Ship.ships")));
    assertThat(results(pays))
        .hasSize(2)
        .allSatisfy(
            each -> {
              assertThat(each.buildId()).isEqualTo(build.id());
              assertThat(each.featureId()).isEqualTo(feature.id());
              assertThat(each.executedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
            })
        .anySatisfy(each -> assertThat(each.durationMs()).isEqualTo(250))
        .anySatisfy(each -> assertThat(each.errorMessage()).isEqualTo("gone"));
    assertThat(results(card)).extracting(TestResult::errorMessage).containsExactly("later");
    TestCase counted = fixture.again(principal, TestCases.TYPE, pays);
    assertThat(List.of(counted.runCount(), counted.passCount(), counted.failCount()))
        .containsExactly(2, 1, 1);
  }

  @Test
  void addsTestCasesWhereThatIsAskedFor() {
    RunTarget target = RunTarget.of(build.id()).creating();
    RunReport before =
        fixture.read(principal, reader -> RunImport.of(cases(FILE)).dryRun(reader, target));
    assertThat(before.created()).isEqualTo(5);
    assertThat((long) fixture.read(principal, r -> r.count(TestCases.TYPE, Filter.always())))
        .isZero();
    RunReport report = run(target);
    assertThat(report.created()).isEqualTo(5);
    assertThat(report.unmatched()).isZero();
    assertThat(report.results()).isEqualTo(before.results());
    RunReport again = run(target);
    assertThat(List.of(again.created(), again.matched())).containsExactly(0, 5);
    TestCase added =
        fixture
            .read(principal, reader -> reader.findByKey(TestCases.TYPE, "io.acme.Pay.pays"))
            .orElseThrow();
    assertThat(added.featureId()).isEqualTo(feature.id());
    assertThat(added.automated()).isTrue();
    assertThat(added.runCount()).isEqualTo(4);
  }

  @Test
  void takesThatOfTheFeatureAmongSeveralOfAName() {
    Changes<Feature> said =
        samples.bare(Features.TYPE).set(Features.REQUIREMENT_ID, feature.requirementId());
    Feature other = fixture.in(principal, tx -> tx.create(Features.TYPE, said));
    TestCase elsewhere = testCase(other, "io.acme.Pay.pays");
    TestCase here = testCase(feature, "io.acme.Pay.pays");
    run(RunTarget.of(build.id()));
    assertThat(results(here)).hasSize(2);
    run(new RunTarget(null, null, feature.projectId(), false, null, "laptop"));
    assertThat(results(elsewhere))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.executionEnvironment()).isEqualTo("laptop"));
  }

  @Test
  void refusesWhatIsOfNoProjectOrTwo() {
    Id<Project> unknown = Id.of(new UUID(1, 1));
    refused("build_id: is missing", new RunTarget(null, null, null, false, null, null));
    refused(
        "feature_id: is missing", new RunTarget(null, null, feature.projectId(), true, null, null));
    refused("no project", new RunTarget(build.id(), null, unknown, false, null, null));
    Id<Project> other = samples.createBare(Projects.TYPE).id();
    refused("project_id: is " + other, new RunTarget(build.id(), null, other, false, null, null));
    Principal viewer = Principal.viewer(principal.tenantId());
    assertThatThrownBy(
            () ->
                fixture.in(viewer, tx -> RunImport.of(List.of()).run(tx, RunTarget.of(build.id()))))
        .isInstanceOf(NotAllowedException.class);
  }

  private void refused(String message, RunTarget target) {
    assertThatThrownBy(() -> run(target))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(message);
  }

  @Test
  void takesThousandsAtOnceAndCountsThemExactly() {
    StringBuilder xml = new StringBuilder("<testsuite>");
    for (int i = 0; i < 6_000; i++) {
      xml.append("<testcase classname='C' name='test %d'/>".formatted(i % 1_500));
    }
    List<JunitCase> cases = cases(xml.append("</testsuite>").toString());
    RunReport report =
        fixture.in(
            principal, tx -> RunImport.of(cases).run(tx, RunTarget.of(build.id()).creating()));
    assertThat(report.created()).isEqualTo(1_500);
    assertThat(
            (long)
                fixture.read(
                    principal, r -> r.count(TestCases.TYPE, Filter.eq(TestCases.RUN_COUNT, 4))))
        .isEqualTo(1_500);
    assertThat((long) fixture.read(principal, r -> r.count(TestResults.TYPE, Filter.always())))
        .isEqualTo(6_000);
  }

  @Test
  void namesThatAreTooLongStayApart() {
    String name = "x".repeat(300);
    JunitCase one = cases("<testcase name='%s1'/>".formatted(name)).getFirst();
    JunitCase other = cases("<testcase name='%s2'/>".formatted(name)).getFirst();
    assertThat(one.fullName()).hasSize(JunitCase.MAX_NAME).isNotEqualTo(other.fullName());
  }

  @Test
  void takesWhatOthersWrote() {
    EvidenceReader reader =
        EvidenceReader.ofCases().read(List.of(PublicData.folder().resolve("junit")));
    assertThat(reader.cases()).hasSizeGreaterThan(200);
    RunReport report =
        fixture.in(
            principal,
            tx -> RunImport.of(reader.cases()).run(tx, RunTarget.of(build.id()).creating()));
    int results = report.results().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(results + report.unmatched()).isEqualTo(reader.cases().size());
    assertThat((long) fixture.read(principal, r -> r.count(TestResults.TYPE, Filter.always())))
        .isEqualTo(results);
  }
}
