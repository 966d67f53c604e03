package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Features;
import io.appinventory.catalog.delivery.Priority;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.delivery.Requirement;
import io.appinventory.catalog.delivery.Requirements;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.cli.Commands.Outcome;
import io.appinventory.db.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCommandTest {
  private static TestDatabase database;

  private Outcome last = new Outcome(0, "", "");
  @TempDir private Path folder;

  @BeforeAll
  static void create() {
    database = TestDatabase.empty();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private int evidence(String... arguments) {
    return run(
        Stream.concat(
                Stream.of("evidence", folder.resolve("reports").toString(), "--tenant", "acme"),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    last = new Commands(database).run(arguments);
    return last.status();
  }

  @Test
  void importsAndTellsByItsExitCodeWhetherAllWasTaken() throws IOException {
    assertThat(run("migrate")).isZero();
    assertThat(run("tenant", "create", "acme")).isZero();
    Path seed = folder.resolve("seed.json");
    Path reports = Files.createDirectory(folder.resolve("reports"));
    Files.writeString(
        seed,
        "{\"format\": \"appinventory/v1\", \"services\": [{\"name\": \"shop\", \"type\":"
            + " \"api\"}]}");
    assertThat(run("seed", seed.toString(), "--tenant", "acme")).as(last.err()).isZero();

    Files.writeString(reports.resolve("a.xml"), "<testsuite><testcase/></testsuite>");
    Files.writeString(
        reports.resolve("b.xml"), "<testsuite><testcase><failure/></testcase></testsuite>");
    Files.writeString(reports.resolve("notes.txt"), "nothing");
    assertThat(evidence("--entity", "services/shop", "--dry-run")).as(last.err()).isZero();
    assertThat(last.out()).contains("Nothing was written");
    assertThat(evidence("--entity", "services/shop", "--expires", "30d")).isZero();
    assertThat(last.out())
        .containsPattern("junit +tests.total +2")
        .containsPattern("junit +tests.failed +1")
        .contains("junit from default: created, 2 files");

    Files.writeString(reports.resolve("c.xml"), "<testsuite>\n<testcase>");
    assertThat(evidence("--entity", "services/shop", "--format", "json")).isEqualTo(3);
    assertThat(last.out())
        .contains(
            "\"file\" : \"c.xml\"", "\"line\" : 2", "is not XML", "\"outcome\" : \"updated\"");
    assertThat(evidence("--entity", "services/nobody")).isEqualTo(1);
    assertThat(last.err()).contains("there is no service named nobody");
    assertThat(evidence("--entity", "teams/shop")).isEqualTo(2);
    assertThat(evidence("--entity", "services/shop", "--format", "nope")).isEqualTo(2);
    assertThat(evidence("--entity", "services/shop", "--expires", "soon")).isEqualTo(2);
    assertThat(evidence()).isEqualTo(1);
    assertThat(last.err()).contains("junit has to be of an entity");
    Files.delete(reports.resolve("a.xml"));
    Files.delete(reports.resolve("b.xml"));
    Files.delete(reports.resolve("c.xml"));
    importsRunsOfTests(reports);
    Files.writeString(
        reports.resolve("GHSA-1.json"),
        "{\"id\": \"GHSA-1\", \"modified\": \"2026-01-01T00:00:00Z\", \"affected\": []}");
    assertThat(evidence()).isZero();
    assertThat(last.out()).contains("advisories: 1 read, 1 created");
  }

  private void importsRunsOfTests(Path reports) throws IOException {
    Catalog catalog = Catalog.open(database.dataSource());
    Principal acme = Principal.system(catalog.administration().bySlug("acme").orElseThrow().id());
    catalog.in(
        acme,
        tx -> {
          Changes<User> user =
              Changes.<User>none()
                  .set(Users.EMAIL, "ana@acme.example")
                  .set(Users.DISPLAY_NAME, "Ana")
                  .set(Users.ROLE, UserRole.EDITOR);
          Changes<Project> project =
              Changes.<Project>none()
                  .set(Projects.NAME, "Shop")
                  .set(Projects.SLUG, "shop")
                  .set(Projects.OWNER_ID, tx.create(Users.TYPE, user).id());
          Changes<Requirement> requirement =
              Changes.<Requirement>none()
                  .set(Requirements.PROJECT_ID, tx.create(Projects.TYPE, project).id())
                  .set(Requirements.TITLE, "Sells things")
                  .set(Requirements.DESCRIPTION, "Everybody can buy")
                  .set(Requirements.PRIORITY, Priority.HIGH);
          return tx.create(
              Features.TYPE,
              Changes.<Feature>none()
                  .set(Features.REQUIREMENT_ID, tx.create(Requirements.TYPE, requirement).id())
                  .set(Features.NAME, "Basket"));
        });
    Files.writeString(
        reports.resolve("a.xml"),
        "<testsuite><testcase classname='C' name='works'/><testcase name='x'/></testsuite>");
    assertThat(results("--create")).as(last.err()).isEqualTo(1);
    assertThat(last.err()).contains("feature_id");
    assertThat(results("--create", "--feature", "Basket")).as(last.err()).isEqualTo(3);
    assertThat(last.out())
        .containsPattern("Without a test case: 1\\s+x\\s")
        .contains("passed: 1", "0 matched, 1 created; 1 cases without one; 1 files, 1 others");
    assertThat(results("--build", "7")).isEqualTo(1);
    assertThat(last.err()).contains("the project shop has no build 7");
    assertThat(results("--executed-at", "soon")).isEqualTo(2);
    Files.delete(reports.resolve("a.xml"));
  }

  private int results(String... arguments) {
    return run(
        Stream.concat(
                Stream.of("results", folder.resolve("reports").toString(), "--tenant", "acme"),
                Stream.concat(Stream.of("--project", "shop"), Stream.of(arguments)))
            .toArray(String[]::new));
  }
}
