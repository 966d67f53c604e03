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

/** What was exported before stays until there is something to take its place. */
class ExportTest {
  private static TestDatabase database;

  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeAll
  static void create() {
    database = TestDatabase.empty();
    assertThat(run(new StringWriter(), "migrate")).isZero();
    assertThat(run(new StringWriter(), "tenant", "create", "acme")).isZero();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static int run(StringWriter err, String... arguments) {
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
    return Main.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private int export(Path to, String... arguments) {
    Stream<String> all =
        Stream.concat(Stream.of("export", "--output", to.toString()), Stream.of(arguments));
    return run(err, all.toArray(String[]::new));
  }

  @Test
  void leavesTheFileThatIsThereWhenItFails() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept.json"), "the last backup");
    assertThat(export(kept, "--tenant", "nope")).isEqualTo(1);

    assertThat(
            export(
                kept,
                "--tenant",
                "acme",
                "--format",
                "csv",
                "--type",
                "services",
                "--filter",
                "bogus = 1"))
        .isNotZero();
    assertThat(export(kept, "--tenant", "acme", "--format", "backstage", "--masked")).isEqualTo(2);
    assertThat(err.toString()).contains("descriptors cannot be masked");
    assertThat(kept).hasContent("the last backup");
    assertThat(folder).isDirectoryContaining(kept::equals).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void replacesTheFileThatIsThere() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), "the last backup");
    assertThat(export(old, "--tenant", "acme")).isZero();
    assertThat(old).content().startsWith("{");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }
}
