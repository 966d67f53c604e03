package io.appinventory.catalog.evidence.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.testing.PublicData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Evidence that others wrote, where it is at hand; nothing of it is part of this project. What is
 * read of it is held against what other tools say of the same files.
 */
class PublicEvidenceTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern COUNT = Pattern.compile("(components|services|packages)=(\\d+)");

  private static List<Path> files(String folder, String suffix) {
    try (Stream<Path> all = Files.walk(PublicData.folder().resolve(folder))) {
      return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EvidenceReader read(Path file) {
    return EvidenceReader.ofAll().read(file.getFileName().toString(), Content.of(file), true);
  }

  private static long fact(Findings findings, String name) {
    return findings.facts().get(name).longValue();
  }

  private static Map<String, String> refused(List<Path> files) {
    Map<String, String> refused = new TreeMap<>();
    for (Path file : files) {
      EvidenceReader reader = read(file);
      for (Reading.Refusal refusal : reader.reading().refusals()) {
        refused.put(refusal.place().toString(), refusal.reason());
      }
      assertThat(
              reader.findings().size()
                  + reader.advisories().size()
                  + reader.reading().refusals().size())
          .as(file.toString())
          .isEqualTo(1);
    }
    return refused;
  }

  @Test
  void junitAgreesWithTheCountsOfAnotherTool() throws IOException {
    int compared = 0;
    for (Path expected : files("junit", ".results.json")) {
      Path file = Path.of(expected.toString().replace(".results.json", ".xml"));
      JsonNode stats = JSON.readTree(expected.toFile()).path("stats");
      EvidenceReader reader = read(file);
      if (!stats.path("errors").isEmpty()) {
        assertThat(reader.reading().refusals()).as(file.toString()).hasSize(1);
        continue;
      }
      Findings found = reader.findings().getFirst();
      boolean mocha = file.toString().contains("mocha");
      // It counts tests of one name once; what runs is counted here.
      String counted = mocha ? "runs" : "tests";
      assertThat(fact(found, "tests.total"))
          .as(file.toString())
          .isEqualTo(stats.path(counted).asLong());
      assertThat(fact(found, "tests.passed"))
          .as(file.toString())
          .isEqualTo(stats.path(counted + "_succ").asLong());
      assertThat(fact(found, "tests.skipped"))
          .as(file.toString())
          .isEqualTo(stats.path(counted + "_skip").asLong());
      assertThat(fact(found, "tests.errors"))
          .as(file.toString())
          .isEqualTo(stats.path(counted + "_error").asLong());
      assertThat(fact(found, "tests.failed"))
          .as(file.toString())
          .isEqualTo(
              stats.path(counted + "_fail").asLong() + stats.path(counted + "_error").asLong());
      compared++;
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void junitRefusesOnlyWhatIsBroken() {
    assertThat(refused(files("junit", ".xml")).keySet())
        .allMatch(place -> place.startsWith("corrupt-xml.xml") || place.equals("non-junit.xml"))
        .hasSize(2);
  }

  @Test
  void bomsHaveAsManyComponentsAsTheIndexSays() throws IOException {
    int compared = 0;
    for (String line : Files.readAllLines(PublicData.folder().resolve("index.csv"))) {
      String[] cells = line.split(",");
      if (!cells[0].equals("cyclonedx") && !cells[0].equals("spdx")) {
        continue;
      }
      Path file =
          PublicData.folder()
              .resolve(cells[0])
              .resolve(cells[1].replace("/", "__"))
              .resolve(cells[2]);
      Matcher counts = COUNT.matcher(line);
      EvidenceReader reader = read(file);
      while (counts.find() && !reader.findings().isEmpty()) {
        boolean graph = line.contains("SPDX-3?");
        String name =
            counts.group(1).equals("packages") ? "packages.total" : counts.group(1) + ".total";
        BigDecimal found = reader.findings().getFirst().facts().get(name);
        if (!graph && found != null) {
          assertThat(found.intValue())
              .as(file + " " + name)
              .isEqualTo(Integer.parseInt(counts.group(2)));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void bothShapesOfSpdxListTheSamePackages() {
    int compared = 0;
    for (Path three : files("spdx", ".spdx3.json")) {
      Path two =
          Path.of(
              three.toString().replace("spdx3.0", "spdx2.3").replace(".spdx3.json", ".spdx.json"));
      if (Files.exists(two)) {
        assertThat(read(three).findings().getFirst().packages())
            .as(three.toString())
            .containsExactlyInAnyOrderElementsOf(read(two).findings().getFirst().packages());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(2);
  }

  @Test
  void coverageAgreesWithTheRatesThatReportsState() throws IOException {
    Pattern rate = Pattern.compile("<coverage[^>]*\\sline-rate=\"([0-9.]+)\"");
    Map<String, String> differing = new TreeMap<>();
    Map<String, String> refused = refused(files("coverage", ".xml"));
    int compared = 0;
    for (Path file : files("coverage", ".xml")) {
      Matcher stated = rate.matcher(Files.readString(file));
      EvidenceReader reader = read(file);
      if (stated.find() && !reader.findings().isEmpty()) {
        BigDecimal line = reader.findings().getFirst().facts().get("coverage.line");
        BigDecimal said = new BigDecimal(stated.group(1)).multiply(BigDecimal.valueOf(100));
        if (line == null || line.subtract(said).abs().compareTo(BigDecimal.ONE) > 0) {
          differing.put(
              file.getFileName().toString(),
              line + " for " + said.setScale(2, RoundingMode.HALF_UP));
        } else {
          compared++;
        }
      }
    }
    // Its root states a rate that its own lines contradict.
    assertThat(differing.keySet()).containsExactly("cobertura-lots-of-data.xml");
    assertThat(refused).hasSize(1);
    assertThat(compared).isGreaterThan(8);
  }

  @Test
  void everyOtherFileIsReadOrRefusedWithAReason() {
    assertThat(refused(files("sarif", "").stream().filter(Files::isRegularFile).toList()).values())
        .hasSize(5)
        .containsOnly("no run in it has results: nothing was looked at");
    assertThat(refused(files("tfstate", ".tfstate"))).containsOnlyKeys("lambda.tfstate");
    assertThat(refused(files("cyclonedx", ".json")).values()).containsOnly("lists no components");
    assertThat(refused(files("spdx", ".json"))).isEmpty();
    assertThat(refused(files("osv-cve/golang__vulndb/data/osv", ".json"))).isEmpty();
    assertThat(refused(files("osv-cve/golang__vulndb/data/cve", ".json")))
        .hasSameSizeAs(files("osv-cve/golang__vulndb/data/cve", ".json"));
  }

  @Test
  void resourcesAreThoseOfTheState() throws IOException {
    for (Path file : files("tfstate", ".tfstate")) {
      EvidenceReader reader = read(file);
      if (reader.findings().isEmpty()) {
        continue;
      }
      int managed = 0;
      for (JsonNode resource : JSON.readTree(file.toFile()).path("resources")) {
        managed +=
            resource.path("mode").asText().equals("managed")
                ? resource.path("instances").size()
                : 0;
      }
      assertThat(fact(reader.findings().getFirst(), "resources.managed"))
          .as(file.toString())
          .isEqualTo(managed);
    }
  }
}
