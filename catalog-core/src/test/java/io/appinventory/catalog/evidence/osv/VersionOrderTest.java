package io.appinventory.catalog.evidence.osv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each ecosystem orders its versions as its own tools do. */
class VersionOrderTest {
  @ParameterizedTest
  @CsvSource({
    "npm,1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11"
        + " 1.0.0-rc.1 1.0.0 1.0.1 1.2 1.10.0",
    "Go,0.0.0-20200101000000-abcdef 1.2.3 1.2.4+incompatible 2.0.0",
    "PyPI,1.0.dev1 1.0a1.dev1 1.0a1 1.0b2 1.0rc1 1.0 1.0.post1 1.1.dev1 1.1 1.10 1!0.1",
    "Maven,1.0-alpha-1 1.0-beta-1 1.0-rc1 1.0-SNAPSHOT 1.0 1.0-sp1 1.0.1 1.2 1.10",
    "RubyGems,1.0.a 1.0.b2 1.0 1.0.1 1.2 1.10"
  })
  void ordersVersions(String ecosystem, String ascending) {
    VersionOrder order = VersionOrder.of(ecosystem, "ECOSYSTEM").orElseThrow();
    List<String> versions = List.of(ascending.split(" "));
    for (int i = 0; i < versions.size(); i++) {
      for (int j = 0; j < versions.size(); j++) {
        assertThat(Integer.signum(order.compare(versions.get(i), versions.get(j))))
            .as("%s against %s", versions.get(i), versions.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"npm,1.0.0,v1.0.0+build", "PyPI,1.0,1.0.0", "PyPI,1.0-rc.1,1.0RC1", "Maven,1.0,1"})
  void sameVersionsAreEqual(String ecosystem, String one, String other) {
    assertThat(VersionOrder.of(ecosystem, "ECOSYSTEM").orElseThrow().compare(one, other)).isZero();
  }

  private static Affected affected(String ecosystem, String type, String... events) {
    List<Affected.Event> all =
        List.of(events).stream()
            .map(event -> new Affected.Event(event.split(" ")[0], event.split(" ")[1]))
            .toList();
    return new Affected(ecosystem, "x", List.of(new Affected.Range(type, all)), List.of());
  }

  @Test
  void rangesBeginAndEndAtTheirEvents() {
    Affected twice =
        affected(
            "Go", "SEMVER", "introduced 1.1.0", "fixed 1.1.5", "introduced 1.2.0", "fixed 1.2.3");
    assertThat(twice.covers("v1.0.9")).isFalse();
    assertThat(twice.covers("v1.1.0")).isTrue();
    assertThat(twice.covers("1.1.5")).isFalse();
    assertThat(twice.covers("1.2.1")).isTrue();
    assertThat(twice.covers("1.3.0")).isFalse();
    assertThat(twice.fixedAfter("1.2.1")).contains("1.2.3");
    Affected last = affected("PyPI", "ECOSYSTEM", "introduced 0", "last_affected 2.0");
    assertThat(last.covers("2.0.0")).isTrue();
    assertThat(last.covers("2.0.post1")).isFalse();
    assertThat(last.covers("0.0.1.dev1")).isTrue();
  }

  @Test
  void whatCannotBeOrderedIsMatchedExactly() {
    Affected commits = affected("npm", "GIT", "introduced 0");
    assertThat(commits.covers("1.0.0")).isFalse();
    Affected listed = new Affected("Debian:12", "x", List.of(), List.of("1.2-3"));
    assertThat(listed.covers("1.2-3")).isTrue();
    assertThat(listed.covers("1.2-4")).isFalse();
  }

  @Test
  void isKeptAndReadBack() {
    Affected affected = affected("npm", "SEMVER", "introduced 0", "fixed 1.2.3");
    assertThat(Affected.of("npm", "x", affected.toJson())).isEqualTo(affected);
  }

  @ParameterizedTest
  @CsvSource({
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H,10.0",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H,9.8",
    "CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H,7.8",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N,6.1",
    "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:H,5.9",
    "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N,0.0"
  })
  void scoresVectors(String vector, double score) {
    assertThat(CvssScore.of(vector)).contains(score);
  }
}
