package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.cli.Commands.Outcome;
import io.appinventory.db.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private static final String COMPONENT =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: shop}
      spec: {type: service, lifecycle: production, owner: team-a}
      """;

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

  private int run(String... arguments) {
    last = new Commands(database).run(arguments);
    return last.status();
  }

  @Test
  void importsAndTellsByItsExitCodeWhetherAllWasTaken() throws IOException {
    assertThat(run("migrate")).isZero();
    assertThat(run("tenant", "create", "acme")).isZero();
    Files.writeString(folder.resolve("catalog-info.yaml"), COMPONENT);
    String path = folder.toString();
    assertThat(run("import", path, "--tenant", "acme", "--dry-run")).isZero();
    assertThat(last.out()).contains("Nothing was written", "group:default/team-a");
    assertThat(run("import", path, "--tenant", "acme")).isZero();
    assertThat(last.out()).containsPattern("total +1 +1 +0 +0 +0");
    assertThat(run("import", path, "--tenant", "acme", "--format", "json")).isZero();
    assertThat(last.out()).contains("\"unchanged\" : 1");
    Files.writeString(folder.resolve("bad.yaml"), COMPONENT.replace("shop", "a shop"));
    assertThat(run("import", path, "--tenant", "acme", "--format", "backstage")).isEqualTo(3);
    assertThat(last.out()).contains("bad.yaml document 1 line 1: metadata.name is 'a shop'");
    assertThat(run("import", path, "--tenant", "acme", "--format", "nope")).isEqualTo(2);
    assertThat(run("import", path + "/nowhere", "--tenant", "acme")).isEqualTo(1);
  }

  @Test
  void importsArchivesAsWhatIsInThem() throws IOException {
    assertThat(run("migrate")).isZero();
    assertThat(run("tenant", "create", "archived")).isZero();
    Path zip = folder.resolve("export.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("shop/catalog-info.yaml"));
      out.write(COMPONENT.getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("shop/README.md"));
    }
    String path = zip.toString();
    assertThat(run("import", path, "--tenant", "archived", "--format", "json")).isZero();
    assertThat(last.out()).contains("export.zip", "\"created\" : 1", "\"other_files\" : 0");
    assertThat(run("import", path, "--tenant", "archived")).isZero();
    assertThat(last.out()).containsPattern("total +1 +0 +0 +1 +0");
    Files.writeString(zip, "PK is not enough");
    assertThat(run("import", path, "--tenant", "archived")).isEqualTo(1);
    assertThat(last.err()).contains("export.zip is not a zip archive");
  }
}
