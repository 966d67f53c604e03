package io.appinventory.catalog.evidence.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.domain.VulnerabilitySeverity;
import io.appinventory.catalog.evidence.osv.Advisory;
import io.appinventory.catalog.exchange.read.Reading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each format is read as, and what is refused. */
class ParsersTest {
  private static EvidenceReader reader(String text) {
    return EvidenceReader.ofAll()
        .read("file", Content.of(text.getBytes(StandardCharsets.UTF_8)), true);
  }

  private static Findings found(String text) {
    EvidenceReader reader = reader(text);
    assertThat(reader.reading().refusals()).isEmpty();
    return reader.findings().getFirst();
  }

  private static Map<String, String> facts(Findings findings) {
    Map<String, String> facts = new TreeMap<>();
    findings.facts().forEach((name, value) -> facts.put(name, plain(value)));
    return facts;
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  @Test
  void junitCountsCasesByTheirWorstOutcome() {
    Findings junit =
        found(
            """
            <testsuites tests="99">
              <testsuite name="a" time="1.5" timestamp="2026-01-02T03:04:05">
                <testcase name="ok" time="9"/>
                <testcase name="both"><skipped/><failure/><error/></testcase>
                <testcase name="flaky"><flakyFailure/></testcase>
                <testsuite name="inside"><testcase name="f" time="1,000.5"><failure/></testcase></testsuite>
                <testcase name="off" status="disabled"/>
              </testsuite>
              <testsuite name="unlisted" tests="3" failures="1" errors="0" skipped="1" time="0.5"/>
            </testsuites>
            """);
    assertThat(junit.format()).isEqualTo(EvidenceFormat.JUNIT);
    assertThat(facts(junit))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "tests.total", "8",
                "tests.passed", "3",
                "tests.failed", "3",
                "tests.errors", "1",
                "tests.skipped", "2",
                "tests.time", "2"));
    assertThat(junit.observedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void jacocoReadsTheCountersOfTheReport() {
    Findings jacoco =
        found(
            """
            <?xml version="1.0"?>
            <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
            <report name="x">
              <sessioninfo id="s" start="1" dump="1767322800000"/>
              <package name="p"><counter type="LINE" missed="7" covered="7"/></package>
              <counter type="LINE" missed="1" covered="2"/>
              <counter type="BRANCH" missed="0" covered="0"/>
            </report>
            """);
    assertThat(facts(jacoco))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "coverage.line", "66.6666",
                "coverage.line.covered", "2",
                "coverage.line.total", "3",
                "coverage.branch.covered", "0",
                "coverage.branch.total", "0"));
    assertThat(jacoco.observedAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00Z"));
  }

  @Test
  void coberturaCountsLinesWhereTheRootStatesNone() {
    Findings cobertura =
        found(
            """
            <coverage line-rate="0.5" timestamp="1767322800">
              <packages><package name="p"><classes>
                <class name="A" filename="a.c">
                  <methods><method name="m"><lines><line number="1" hits="1"/></lines></method></methods>
                  <lines>
                    <line number="1" hits="1"/>
                    <line number="2" hits="0" branch="true" condition-coverage="50% (1/2)"/>
                  </lines>
                </class>
                <class name="A$1" filename="a.c"><lines><line number="2" hits="3"/><line number="3" hits="0"/></lines></class>
              </classes></package></packages>
            </coverage>
            """);
    assertThat(facts(cobertura))
        .containsEntry("coverage.line.covered", "2")
        .containsEntry("coverage.line.total", "3")
        .containsEntry("coverage.branch", "50");
  }

  @Test
  void sarifCountsByLevel() {
    Findings sarif =
        found(
            """
            {"version": "2.1.0", "runs": [{
              "results": [
                {"ruleId": "A", "message": {"text": "x"}},
                {"ruleId": "B/1", "ruleIndex": -1},
                {"level": "note"},
                {"kind": "pass"},
                {"level": "error", "suppressions": [{"kind": "external", "status": "accepted"}]},
                {"level": "error", "suppressions": [{"kind": "external", "status": "rejected"}]},
                {"level": "error", "baselineState": "absent"},
                {}],
              "tool": {"driver": {"rules": [
                {"id": "A", "defaultConfiguration": {"level": "error"}},
                {"id": "B", "defaultConfiguration": {"level": "note"}}]}}}]}
            """);
    assertThat(facts(sarif))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "findings.error", "2",
                "findings.warning", "1",
                "findings.note", "2",
                "findings.none", "1",
                "findings.suppressed", "1",
                "findings.total", "6"));
  }

  @Test
  void sarifFindsRulesOfExtensions() {
    Findings sarif =
        found(
            """
            {"version": "2.1.0", "runs": [{
              "tool": {"driver": {"rules": [{"id": "D", "defaultConfiguration": {"level": "note"}}]},
                "extensions": [{"rules": [{"id": "java/x", "defaultConfiguration": {"level": "error"}}]}]},
              "results": [
                {"ruleId": "java/x", "rule": {"id": "java/x", "index": 0, "toolComponent": {"index": 0}}},
                {"rule": {"index": 0, "toolComponent": {"index": 0}}},
                {"ruleIndex": 0}]}]}
            """);
    assertThat(facts(sarif))
        .containsEntry("findings.error", "2")
        .containsEntry("findings.note", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5|1.5",
        "1,234.5|1234.5",
        "0,25|0.25",
        "1,234|1234",
        "0,123|0.123",
        "1.234,5|1234.5"
      })
  void junitReadsTimesOfSeveralCountries(String time, String seconds) {
    assertThat(facts(found("<testsuite time='" + time + "'><testcase/></testsuite>")))
        .containsEntry("tests.time", seconds);
  }

  @Test
  void coberturaCountsLinesWhereTheRootHasNone() {
    Findings cobertura =
        found(
            "<coverage lines-covered='0' lines-valid='0'><packages><package><classes><class"
                + " filename='a'><lines><line number='1'"
                + " hits='1'/></lines></class></classes></package></packages></coverage>");
    assertThat(facts(cobertura)).containsEntry("coverage.line", "100");
  }

  @Test
  void cycloneDxListsPackagesByTheirUrls() {
    Findings bom =
        found(
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.5", "metadata": {"timestamp": "2026-01-02T03:04:05+01:00",
              "component": {"type": "application", "name": "self"}},
             "components": [
               {"type": "library", "group": "org.x", "name": "a", "version": "1", "purl": "pkg:maven/org.x/a@1?type=jar",
                "components": [{"type": "library", "name": "in", "version": "2", "purl": "pkg:npm/%40s/in@2"}]},
               {"type": "library", "group": "g", "name": "plain", "version": "3"},
               {"type": "file", "name": "f"}]}
            """);
    assertThat(bom.packages())
        .containsExactlyInAnyOrder(
            new FoundPackage("Maven", "org.x:a", "1", "pkg:maven/org.x/a@1?type=jar"),
            new FoundPackage("npm", "@s/in", "2", "pkg:npm/%40s/in@2"),
            new FoundPackage(null, "g:plain", "3", null));
    assertThat(facts(bom))
        .containsEntry("components.total", "4")
        .containsEntry("packages.total", "3");
    assertThat(bom.observedAt()).isEqualTo(Instant.parse("2026-01-02T02:04:05Z"));
  }

  @Test
  void spdxIsReadInBothShapes() {
    FoundPackage log4j = new FoundPackage("Maven", "l:core", "2.14.1", "pkg:maven/l/core@2.14.1");
    assertThat(
            found(
                    """
                    {"spdxVersion": "SPDX-2.3", "creationInfo": {"created": "2026-01-02T03:04:05Z"},
                     "packages": [{"name": "core", "versionInfo": "2.14.1",
                       "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:maven/l/core@2.14.1"}]}]}
                    """)
                .packages())
        .containsExactly(log4j);
    assertThat(
            found(
                    """
                    {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
                      {"type": "software_File", "name": "f"},
                      {"type": "software_Package", "name": "core", "software_packageVersion": "2.14.1",
                       "software_packageUrl": "pkg:maven/l/core@2.14.1"}]}
                    """)
                .packages())
        .containsExactly(log4j);
  }

  @Test
  void spdxIsReadAsTagValueToo() {
    Findings tags =
        found(
            """
            # a comment
            SPDXVersion: SPDX-2.3
            Created: 2026-01-02T03:04:05Z
            PackageName: core
            PackageVersion: 1
            PackageComment: <text>PackageName: no
            PackageName: neither</text>
            ExternalRef: PACKAGE-MANAGER purl pkg:maven/l/core@2.14.1
            PackageName: other
            FileName: ./a.c
            """);
    assertThat(tags.packages())
        .containsExactly(
            new FoundPackage("Maven", "l:core", "2.14.1", "pkg:maven/l/core@2.14.1"),
            new FoundPackage(null, "other", null, null));
    assertThat(tags.observedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void cycloneDxIsReadAsXmlToo() {
    Findings bom =
        found(
            """
            <bom xmlns="http://cyclonedx.org/schema/bom/1.4">
              <metadata><timestamp>2026-01-02T03:04:05Z</timestamp></metadata>
              <components>
                <component type="library"><group>org.x</group><name>a</name><version>1</version>
                  <licenses><license><name>no</name></license></licenses>
                  <purl>pkg:maven/org.x/a@1</purl>
                  <components><component type="library"><name>in</name></component></components>
                </component>
                <component type="file"><name>f</name></component>
              </components>
            </bom>
            """);
    assertThat(bom.packages())
        .containsExactlyInAnyOrder(
            new FoundPackage("Maven", "org.x:a", "1", "pkg:maven/org.x/a@1"),
            new FoundPackage(null, "in", null, null));
    assertThat(facts(bom)).containsEntry("components.total", "3");
  }

  @Test
  void whatIsBrokenAndNotOursIsNoRefusalInAFolder() {
    EvidenceReader reader = EvidenceReader.ofAll();
    reader.read("tsconfig.json", Content.of("{ // comment".getBytes()), false);
    reader.read("x.xml", Content.of("<suite".getBytes()), false);
    reader.read("graph.json", Content.of("{\"@graph\": []}".getBytes()), false);
    assertThat(reader.reading().refusals()).isEmpty();
    assertThat(reader.reading().otherFiles()).isEqualTo(3);
  }

  @Test
  void terraformCountsInstances() {
    Findings state =
        found(
            """
            {"version": 4, "terraform_version": "1.2.2", "serial": 1, "lineage": "l", "resources": [
              {"mode": "managed", "type": "aws_vpc", "name": "a", "instances": [{"attributes": {}}, {}]},
              {"mode": "data", "type": "aws_ami", "name": "b", "instances": [{}]}]}
            """);
    Map<String, String> expected =
        Map.of(
            "resources.managed", "2",
            "resources.data", "1",
            "resources.types", "1",
            "resources.type.aws_vpc", "2");
    assertThat(facts(state)).isEqualTo(new TreeMap<>(expected));
    assertThat(
            facts(
                found(
                    """
                    {"version": 3, "terraform_version": "0.11.1", "serial": 1, "lineage": "l", "modules": [{"path": ["root"],
                      "resources": {"aws_vpc.a.0": {"type": "aws_vpc", "primary": {}}, "aws_vpc.a.1": {"type": "aws_vpc"},
                                    "data.aws_ami.b": {"type": "aws_ami"}}}]}
                    """)))
        .isEqualTo(new TreeMap<>(expected));
  }

  @Test
  void osvIsReadOneByOneOrAsAList() {
    String record =
        """
        {"id": "GHSA-1", "modified": "0001-01-01T00:00:00Z", "aliases": ["CVE-1"],
         "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}],
         "affected": [{"package": {"ecosystem": "npm", "name": "x"}, "versions": ["1.0.0"],
           "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.2.0"}]}]}]}
        """;
    Advisory advisory = reader(record).advisories().getFirst();
    assertThat(advisory.severity()).isEqualTo(VulnerabilitySeverity.CRITICAL);
    assertThat(advisory.modifiedAt()).isNull();
    assertThat(advisory.affected().getFirst().covers("1.1.9")).isTrue();
    assertThat(advisory.affected().getFirst().covers("1.2.0")).isFalse();
    assertThat(reader("[" + record + "," + record + "]").advisories()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<testsuite><testcase>|1|is not XML",
        "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite><testcase"
            + " name='a'/>&x;</testsuite>|1|ntity",
        "<!DOCTYPE t [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><testsuite>&b;</testsuite>|1|ntity",
        "<coverage lines-covered='5' lines-valid='2'/>|1|more is covered than there is",
        "<coverage/>|0|nothing was measured",
        "<report name='x'/>|0|nothing was measured",
        "<report><counter type='LINE' missed='x' covered='1'/></report>|1|missed is no number",
        "<bom/>|0|lists no components",
        "<bom><components><component type='library'/></components></bom>|1|no name",
        "SPDXVersion: SPDX-2.3 ~ oops|2|neither a tag",
        "SPDXVersion: SPDX-2.3 ~ PackageComment: <text>x|2|does not end",
        "{\"version\": \"2.1.0\", \"runs\": []}|0|nothing was looked at",
        "{\"version\": \"2.1.0\", \"runs\": [{}]}|0|nothing was looked at",
        "{\"version\": \"2.1.0\", \"runs\": [{\"results\": [{\"level\": \"bad\"}]}]}|1|no level",
        "{\"bomFormat\": \"CycloneDX\", \"components\": {}}|1|expected a list",
        "{\"bomFormat\": \"CycloneDX\", \"components\": [{\"type\": \"library\"}]}|1|no name",
        "{\"bomFormat\": \"CycloneDX\"}|0|lists no components",
        "{\"bomFormat\": \"CycloneDX\", \"components\": [|1|is not JSON",
        "{\"terraform_version\": \"1\", \"resources\": [{\"mode\": \"managed\"}]}|1|no type",
        "{\"id\": \"\", \"modified\": \"x\", \"affected\": []}|1|no id",
        "hello|0|no evidence",
      })
  void refusesWhatIsBroken(String text, int line, String reason) {
    EvidenceReader reader = reader(text.replace(" ~ ", "\n"));
    assertThat(reader.findings()).isEmpty();
    List<Reading.Refusal> refusals = reader.reading().refusals();
    assertThat(refusals).hasSize(1);
    assertThat(refusals.getFirst().reason()).contains(reason);
    assertThat(refusals.getFirst().place().line()).isEqualTo(line);
  }

  @Test
  void boundsDepth() {
    assertThat(reader("<testsuite>".repeat(10_000)).reading().refusals().getFirst().reason())
        .contains("nested deeper");
    assertThat(
            reader("{\"bomFormat\": \"CycloneDX\", \"components\": " + "[".repeat(100_000))
                .reading()
                .refusals())
        .hasSize(1);
  }

  @Test
  void oneBadFileDoesNotLoseTheOthers() {
    EvidenceReader reader = EvidenceReader.ofAll();
    reader.read("a", Content.of("<testsuite><testcase/></testsuite>".getBytes()), false);
    reader.read("b", Content.of("<testsuite><testcase/>".getBytes()), false);
    reader.read("c", Content.of("<testsuite><testcase/><testcase/></testsuite>".getBytes()), false);
    reader.read("d", Content.of("nothing".getBytes()), false);
    assertThat(facts(reader.findings().getFirst())).containsEntry("tests.total", "3");
    assertThat(reader.findings().getFirst().files()).isEqualTo(2);
    assertThat(reader.reading().refusals()).hasSize(1);
    assertThat(reader.reading().otherFiles()).isEqualTo(1);
  }

  @Test
  void aFormatThatIsSaidIsTaken() {
    EvidenceReader reader =
        new EvidenceReader(EnumSet.of(EvidenceFormat.JUNIT))
            .read("a", Content.of("<suites/>".getBytes()), true);
    assertThat(reader.reading().refusals().getFirst().reason()).contains("no JUnit XML");
  }
}
