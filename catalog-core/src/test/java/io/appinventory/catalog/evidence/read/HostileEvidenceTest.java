package io.appinventory.catalog.evidence.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.domain.Facts;
import io.appinventory.catalog.model.TextType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken at random or meant to do harm: read or refused, never more. */
class HostileEvidenceTest {
  private static final int MUTATIONS = 3_000;
  private static final long SEED = Long.getLong("catalog.test.seed", 20_261_121L);
  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "\"",
          "'",
          "&",
          "&x;",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\\u0000",
          "\u0000",
          "-1",
          "1e999",
          "99999999999999999999",
          "null",
          "true",
          "\uFEFF",
          "\uD83D",
          "%00",
          "%",
          "@",
          "/",
          "]]>",
          "<!--",
          "<![CDATA[",
          "<!DOCTYPE x SYSTEM 'http://localhost:1/x'>",
          "</text>",
          "<text>",
          "\n",
          "0x1",
          "NaN");

  static List<String> examples() {
    return List.of(
        "<testsuites><testsuite tests='2' time='1.5' timestamp='2026-01-02T03:04:05'><testcase"
            + " time='1'><failure message='x'/></testcase><testcase"
            + " status='skipped'/></testsuite></testsuites>",
        "<report name='x'><sessioninfo id='s' dump='1767322800000'/><counter type='LINE' missed='1'"
            + " covered='2'/></report>",
        "<coverage line-rate='0.5' timestamp='1'><packages><package><classes><class"
            + " filename='a'><lines><line number='1' hits='1' condition-coverage='50%"
            + " (1/2)'/></lines></class></classes></package></packages></coverage>",
        "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"rules\": [{\"id\": \"A\","
            + " \"defaultConfiguration\": {\"level\": \"error\"}}]}}, \"results\": [{\"ruleId\":"
            + " \"A\", \"ruleIndex\": 0}]}]}",
        "{\"bomFormat\": \"CycloneDX\", \"components\": [{\"type\": \"library\", \"name\": \"a\","
            + " \"version\": \"1\", \"purl\": \"pkg:npm/%40s/a@1?x=y#z\"}]}",
        "<bom><components><component"
            + " type='library'><name>a</name><purl>pkg:maven/g/a@1</purl></component>"
            + "</components></bom>",
        "{\"spdxVersion\": \"SPDX-2.3\", \"packages\": [{\"name\": \"a\", \"versionInfo\": \"1\","
            + " \"externalRefs\": [{\"referenceType\": \"purl\", \"referenceLocator\":"
            + " \"pkg:pypi/A.b@1\"}]}]}",
        "SPDXVersion: SPDX-2.3\n"
            + "PackageName: a\n"
            + "PackageVersion: 1\n"
            + "ExternalRef: PACKAGE-MANAGER purl pkg:npm/a@1\n"
            + "PackageComment: <text>x\n"
            + "y</text>\n",
        "{\"terraform_version\": \"1\", \"resources\": [{\"mode\": \"managed\", \"type\":"
            + " \"aws_vpc\", \"instances\": [{}]}]}",
        "{\"id\": \"X-1\", \"modified\": \"2026-01-01T00:00:00Z\", \"severity\": [{\"score\":"
            + " \"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H\"}], \"affected\": [{\"package\":"
            + " {\"ecosystem\": \"npm\", \"name\": \"a\"}, \"ranges\": [{\"type\": \"SEMVER\","
            + " \"events\": [{\"introduced\": \"0\"}, {\"fixed\": \"1\"}]}]}]}");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsBrokenAtRandomIsReadOrRefused(String example) {
    Random random = new Random(SEED + example.hashCode());
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      String text = example;
      for (int n = random.nextInt(3); n >= 0; n--) {
        text = mutated(text, random);
      }
      read += check(text) ? 1 : 0;
    }
    assertThat(read).as("some survive").isPositive();
    assertThat(check(example)).isTrue();
  }

  private static String mutated(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(6));
    String piece = random.nextBoolean() ? PIECES.get(random.nextInt(PIECES.size())) : "";
    return text.substring(0, at) + piece + text.substring(to);
  }

  /** Reads, in each way; tells whether something was read. */
  private static boolean check(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean read = check(EvidenceReader.ofAll().read("x", Content.of(bytes), true), text);
    for (EvidenceFormat format : EvidenceFormat.values()) {
      Set<EvidenceFormat> one = EnumSet.of(format);
      check(new EvidenceReader(one).read("x", Content.of(bytes), true), text);
    }
    return read;
  }

  private static boolean check(EvidenceReader reader, String text) {
    int refused = reader.reading().refusals().size();
    boolean read = !reader.findings().isEmpty() || !reader.advisories().isEmpty();
    assertThat(refused).as(text).isLessThan(2);
    assertThat(read && refused > 0).as(text).isFalse();
    reader
        .reading()
        .refusals()
        .forEach(one -> assertThat(one.reason()).as(text).isNotBlank().hasSizeLessThan(400));
    for (Findings findings : reader.findings()) {
      assertThat(findings.hash()).hasSize(64);
      findings
          .facts()
          .values()
          .forEach(value -> assertThat(value).as(text).isBetween(BigDecimal.ZERO, Facts.MAX));
      for (FoundPackage found : findings.packages()) {
        assertThat(found.fits()).as(text).isTrue();
        assertThat(TextType.storable(found.name())).as(text).isTrue();
      }
    }
    return read;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE t [<!ENTITY x SYSTEM '%s'>]><testsuite><testcase"
            + " name='a'>&x;</testcase></testsuite>",
        "<!DOCTYPE t SYSTEM '%s'><testsuite><testcase name='a'>&x;</testcase></testsuite>",
        "<!DOCTYPE t [<!ENTITY %% x SYSTEM '%s'>"
            + " %%x;]><testsuite><testcase>&secret;</testcase></testsuite>",
      })
  void noOtherFileIsRead(String xml, @TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "<!ENTITY secret 'found'>");
    EvidenceReader reader =
        EvidenceReader.ofAll()
            .read(
                "x",
                Content.of(xml.formatted(secret.toUri()).getBytes(StandardCharsets.UTF_8)),
                true);
    assertThat(reader.findings()).isEmpty();
    assertThat(reader.reading().refusals().getFirst().reason()).doesNotContain("found");
  }

  @Test
  void entitiesDoNotMultiply() {
    StringBuilder xml = new StringBuilder("<!DOCTYPE t [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 40; i++) {
      xml.append("<!ENTITY a").append(i).append(" '");
      xml.append(("&a" + (i - 1) + ";").repeat(10)).append("'>");
    }
    xml.append("]><testsuite><testcase>&a39;</testcase></testsuite>");
    long start = System.nanoTime();
    assertThat(check(xml.toString())).isFalse();
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  @Test
  void aNameThatCannotBeKeptIsRefused() {
    for (String purl :
        List.of(
            "pkg:npm/a%00b@1", "pkg:" + "x".repeat(200) + "/a@1", "pkg:npm/a@" + "1".repeat(300))) {
      String bom =
          "{\"bomFormat\": \"CycloneDX\", \"components\": [{\"type\": \"library\", \"name\": \"a\","
              + " \"purl\": \""
              + purl
              + "\"}]}";
      assertThat(check(bom)).as(purl).isFalse();
    }
  }
}
