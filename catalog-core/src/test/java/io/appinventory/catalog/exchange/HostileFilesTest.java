package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.Repositories;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Json;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that would stop, stall or leave an import: each is refused, and the others are taken. */
@ExtendWith(TestDatabaseExtension.class)
@Timeout(120)
class HostileFilesTest {
  private final Fixture tenant;
  private final Path outside;

  HostileFilesTest(TestDatabase database, @TempDir Path folder) throws IOException {
    this.tenant = new Fixture(database, Files.createDirectory(folder.resolve("inside")));
    this.outside = Files.createDirectory(folder.resolve("outside"));
  }

  private static String component(String name, String... more) {
    return """
    apiVersion: backstage.io/v1alpha1
    kind: Component
    metadata: {name: %s}
    spec: {type: service, lifecycle: production, owner: pay}
    """
            .formatted(name)
        + String.join("\n", more);
  }

  private ImportReport importNextToGood() {
    tenant.write("good/catalog-info.yaml", component("good"));
    ImportReport report = tenant.importAll();
    assertThat(tenant.names(Services.TYPE)).contains("good");
    return report;
  }

  private static String reasons(ImportReport report) {
    return report.reading().refusals().stream()
        .map(Reading.Refusal::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void refusesTextsThatAreNone() throws IOException {
    Files.write(
        tenant.write("a/catalog-info.yaml", "").folder().resolve("a/catalog-info.yaml"),
        component("caf\u00e9").getBytes(StandardCharsets.ISO_8859_1));
    tenant.write("b/catalog-info.yaml", component("nul", "# \u0000"));
    tenant.write("c/catalog-info.yaml", component("escaped", "x: \"\\0\""));
    tenant.write("d/catalog-info.yaml", component("twice", "kind: API"));
    tenant.write("e/catalog-info.yaml", component("cut", "x: [1, 2"));
    tenant.write("f/catalog-info.yaml", component("own", "x: !!java/object:Runtime {}"));
    tenant.write("g/catalog-info.yaml", component("g") + "---\n" + component("h", "x: ["));
    ImportReport report = importNextToGood();
    assertThat(report.reading().refusals()).hasSize(7);
    assertThat(reasons(report))
        .contains("is not text in UTF-8", "the key 'kind' twice", "U+0000", "document 2 line 10");
    assertThat(tenant.names(Services.TYPE)).containsExactlyInAnyOrder("good", "g");
  }

  @Test
  void refusesTextsThatGrow() {
    String aliases =
        IntStream.range(1, 40)
            .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n")
            .collect(Collectors.joining());
    tenant.write("a/catalog-info.yaml", component("laughs", "a0: &a0 [x]\n" + aliases));
    tenant.write("b/catalog-info.yaml", component("deep", "x: " + "[".repeat(1_000_000)));
    tenant.write("c/catalog-info.yaml", component("deeper", "x: " + "{a: ".repeat(200_000)));
    tenant.write("d/catalog-info.yaml", component("long", "x: " + "y".repeat(10_000_000)));
    tenant.write("e/catalog-info.yaml", component("template", "x: '" + "{{".repeat(1_500_000)));
    tenant.write("f/catalog-info.yaml", component("itself", "x: &x [*x]"));
    tenant.write(
        "g/catalog-info.yaml", component("wide", "x:\n" + "- ? - y\n  : z\n".repeat(100_000)));
    ImportReport report = importNextToGood();
    assertThat(report.reading().refusals()).hasSize(7);
    assertThat(reasons(report))
        .contains("aliases", "nested", "is larger than")
        .doesNotContain("nobody");
  }

  @Test
  void takesManyOfEverything() {
    String many =
        IntStream.range(0, 12_000).mapToObj(i -> "user:u" + i).collect(Collectors.joining(", "));
    tenant.write(
        "many.yaml",
        component("many")
                .replace(
                    "owner: pay",
                    "owner: ["
                        + many
                        + "], dependsOn: ["
                        + many.replace("user:", "component:")
                        + "]")
                .replace("{name: many}", "{name: many, tags: [" + many + "]}")
            + "---\n"
            + component("big")
                .replace("Component", "Group")
                .replace("lifecycle: production", "members: [" + many + "]"));
    ImportReport report = importNextToGood();
    assertThat(report.reading().refusals()).isEmpty();
    assertThat(report.dangling()).hasSize(36_001);
    assertThat(tenant.importAll().total().unchanged()).isEqualTo(3);
    tenant.write("many.yaml", component("many"));
    assertThat(tenant.importAll().total().updated()).isEqualTo(1);
  }

  @Test
  void notesWithoutEnd() {
    String fields =
        IntStream.range(0, 50_000).mapToObj(i -> "f" + i + ": 1\n").collect(Collectors.joining());
    tenant.write("a/catalog-info.yaml", component("noted", fields));
    assertThat(importNextToGood().reading().notes()).hasSizeLessThan(200);
  }

  @Test
  void staysInsideWhateverLinksAndTargetsSay() throws IOException {
    Files.createDirectories(outside.resolve("sub"));
    Files.writeString(outside.resolve("sub/catalog-info.yaml"), component("secret"));
    Files.createSymbolicLink(tenant.folder().resolve("link"), outside);
    Files.createSymbolicLink(
        tenant.folder().resolve("linked.yaml"), outside.resolve("sub/catalog-info.yaml"));
    String targets =
        java.util.stream.Stream.of(
                "../outside/sub/catalog-info.yaml",
                "./link/sub/catalog-info.yaml",
                "./link/sub/*.yaml",
                "./link/**/*.yaml",
                "link/../../outside/**",
                "/etc/*",
                outside + "/sub/catalog-info.yaml",
                "*a".repeat(400) + "b",
                "**/".repeat(300) + "x",
                "x".repeat(100_000))
            .map(target -> "'" + target + "'")
            .collect(Collectors.joining(", "));
    tenant.write("a".repeat(200) + ".yaml", "x: 1");
    tenant.write(
        "all.yaml",
        """
        apiVersion: backstage.io/v1alpha1
        kind: Location
        metadata: {name: all}
        spec: {targets: [%s]}
        """
            .formatted(targets));
    long start = System.nanoTime();
    ImportReport report = importNextToGood();
    assertThat(tenant.names(Services.TYPE)).containsExactly("good");
    assertThat(reasons(report)).contains("leads out", "link");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void refusesOnlyTheDocumentWhoseAnnotationIsBad() {
    tenant.write(
        "a/catalog-info.yaml",
        component("a")
            + "---\n"
            + component("b")
                .replace(
                    "{name: b}",
                    "{name: b, annotations: {appinventory.io/attributes: '{\"no_such\": 1}'}}")
            + "---\n"
            + component("c")
                .replace(
                    "{name: c}",
                    "{name: c, annotations: {appinventory.io/team_id:"
                        + " '\"0190b5f0-0000-7000-8000-000000000000\"'}}"));
    ImportReport report = importNextToGood();
    assertThat(report.reading().refusals())
        .extracting(one -> one.place().toString())
        .containsExactlyInAnyOrder(
            "a/catalog-info.yaml document 2 line 5", "a/catalog-info.yaml document 3 line 10");
    assertThat(reasons(report)).contains("attributes.no_such", "team_id");
    assertThat(tenant.names(Services.TYPE)).containsExactlyInAnyOrder("a", "good");
  }

  @Test
  void refusesAnUpdateThatDoesNotGoWithWhatPeopleSaid() {
    tenant.write("a.yaml", component("shop") + "---\n" + component("other"));
    tenant.importAll();
    Service shop = tenant.detail(Services.TYPE, "shop").entity();
    tenant.catalog.in(
        tenant.principal,
        tx ->
            tx.patch(
                Services.TYPE,
                shop.id(),
                Changes.<Service>none()
                    .set(Services.ATTRIBUTES, Json.ofText("{\"protocol\": \"REST\"}"))));
    tenant.write(
        "a.yaml",
        component("shop").replace("type: service", "type: redis")
            + "---\n"
            + component("other").replace("production", "deprecated"));
    ImportReport report = tenant.importAll();
    assertThat(reasons(report)).contains("attributes.protocol");
    assertThat(report.total().updated()).isEqualTo(1);
    assertThat(report.orphaned()).isEmpty();
  }

  @Test
  void takesOneOfTwoFormatsThatDescribeTheSame() {
    tenant.write("shop/.git/config", "[remote \"origin\"]\n  url = git@github.com:acme/shop.git\n");
    tenant.write(
        "shop/catalog-info.yaml",
        component("shop")
            .replace(
                "{name: shop}", "{name: shop, annotations: {github.com/project-slug: acme/shop}}"));
    tenant.write("shop/opslevel.yml", "version: 1\nservice:\n  name: shop\n  owner: pay\n");
    tenant.write("shop/CODEOWNERS", "* @acme/pay\n");
    tenant.write("shop/repo/opslevel.yml", "version: 1\nrepository:\n  owner: sdk\n");
    tenant.write(
        "shop/repo/.git/config", "[remote \"origin\"]\n  url = https://github.com/acme/shop\n");
    tenant.write(
        "teams.yaml", component("pay").replace("Component", "Group").replace("service", "team"));
    ImportReport report = importNextToGood();
    assertThat(tenant.names(Services.TYPE)).containsExactlyInAnyOrder("good", "shop");
    assertThat(tenant.names(Repositories.TYPE)).containsExactly("acme/shop");
    assertThat(report.conflicts()).hasSize(1);
    assertThat(report.conflicts().getFirst().reason())
        .contains("'shop' is described already, in shop/catalog-info.yaml");
    assertThat(tenant.detail(Repositories.TYPE, "acme/shop").entity().teamId())
        .isEqualTo(tenant.detail(Teams.TYPE, "pay").entity().id());
    ImportReport again = tenant.importAll();
    assertThat(again.total().created() + again.total().updated()).isZero();
  }
}
