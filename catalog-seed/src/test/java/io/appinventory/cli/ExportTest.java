package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What was exported before stays until there is something to take its place. */
class ExportTest {
  private static TestDatabase database;

  private Outcome last = new Outcome(0, "", "");
  @TempDir private Path folder;

  @BeforeAll
  static void create() {
    database = TestDatabase.empty();
    Commands commands = new Commands(database);
    assertThat(commands.run("migrate").status()).isZero();
    assertThat(commands.run("tenant", "create", "acme").status()).isZero();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private int export(Path to, String... arguments) {
    Stream<String> all =
        Stream.concat(Stream.of("export", "--output", to.toString()), Stream.of(arguments));
    last = new Commands(database).run(all.toArray(String[]::new));
    return last.status();
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
    assertThat(last.err()).contains("descriptors cannot be masked");
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
