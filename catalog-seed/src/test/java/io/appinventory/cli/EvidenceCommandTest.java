package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.db.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCommandTest {
  private static TestDatabase database;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeAll
  static void create() {
    database = TestDatabase.empty();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private int run(String... arguments) {
    List<String> all =
        Stream.concat(
                Stream.of(arguments),
                Stream.of(
                    "--db-url",
                    database.settings().url(),
                    "--db-user",
                    database.settings().user(),
                    "--db-password",
                    database.settings().password()))
            .toList();
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private int evidence(String... arguments) {
    return run(
        Stream.concat(
                Stream.of("evidence", folder.resolve("reports").toString(), "--tenant", "acme"),
                Stream.of(arguments))
            .toArray(String[]::new));
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
    assertThat(run("seed", seed.toString(), "--tenant", "acme")).as(err.toString()).isZero();

    Files.writeString(reports.resolve("a.xml"), "<testsuite><testcase/></testsuite>");
    Files.writeString(
        reports.resolve("b.xml"), "<testsuite><testcase><failure/></testcase></testsuite>");
    Files.writeString(reports.resolve("notes.txt"), "nothing");
    assertThat(evidence("--entity", "services/shop", "--dry-run")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Nothing was written");
    assertThat(evidence("--entity", "services/shop", "--expires", "30d")).isZero();
    assertThat(out.toString())
        .containsPattern("junit +tests.total +2")
        .containsPattern("junit +tests.failed +1")
        .contains("junit from default: created, 2 files");

    Files.writeString(reports.resolve("c.xml"), "<testsuite>\n<testcase>");
    assertThat(evidence("--entity", "services/shop", "--format", "json")).isEqualTo(3);
    assertThat(out.toString())
        .contains(
            "\"file\" : \"c.xml\"", "\"line\" : 2", "is not XML", "\"outcome\" : \"updated\"");
    assertThat(evidence("--entity", "services/nobody")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no service named nobody");
    assertThat(evidence("--entity", "teams/shop")).isEqualTo(2);
    assertThat(evidence("--entity", "services/shop", "--format", "nope")).isEqualTo(2);
    assertThat(evidence("--entity", "services/shop", "--expires", "soon")).isEqualTo(2);
    assertThat(evidence()).isEqualTo(1);
    assertThat(err.toString()).contains("junit has to be of an entity");
    Files.delete(reports.resolve("a.xml"));
    Files.delete(reports.resolve("b.xml"));
    Files.delete(reports.resolve("c.xml"));
    Files.writeString(
        reports.resolve("GHSA-1.json"),
        "{\"id\": \"GHSA-1\", \"modified\": \"2026-01-01T00:00:00Z\", \"affected\": []}");
    assertThat(evidence()).isZero();
    assertThat(out.toString()).contains("advisories: 1 read, 1 created");
  }
}
