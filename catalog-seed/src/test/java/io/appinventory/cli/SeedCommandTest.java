package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.cli.Commands.Outcome;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabaseExtension.class)
class SeedCommandTest {
  private static final String DOCUMENT =
      """
      {"format": "appinventory/v1",
       "teams": [{"name": "Payments"}],
       "services": [{"name": "pay", "type": "api", "team": "Payments"}]}
      """;

  @TempDir private Path folder;

  private final Commands commands;

  SeedCommandTest(TestDatabase database) {
    this.commands = new Commands(database);
  }

  private String file(String json) throws IOException {
    return Files.writeString(folder.resolve("shop.json"), json).toString();
  }

  @Test
  void tellsWhatItDid() throws IOException {
    commands.run("tenant", "create", "told");

    Outcome first = commands.run("seed", file(DOCUMENT), "--tenant", "told");

    assertThat(first.err()).isEmpty();
    assertThat(first.status()).isZero();
    assertThat(first.out())
        .isEqualToNormalizingNewlines(
            """
            collection  created  updated  unchanged
            teams             1        0          0
            services          1        0          0
            total             2        0          0
            """);
    assertThat(commands.run("seed", file(DOCUMENT), "--tenant", "told").out())
        .endsWith("total             0        0          2" + System.lineSeparator());
  }

  @Test
  void tellsOfTheCyclesItCloses() throws IOException {
    commands.run("tenant", "create", "circle");
    String file =
        file(
            """
            {"format": "appinventory/v1",
             "services": [
               {"name": "pay", "type": "api", "depends_on": ["score"]},
               {"name": "score", "type": "api", "depends_on": ["pay"]}]}
            """);

    String cycle = "dependency cycle: ";
    assertThat(commands.run("seed", file, "--tenant", "circle").out())
        .containsOnlyOnce(cycle)
        .containsAnyOf("pay -> score -> pay", "score -> pay -> score");
    assertThat(commands.run("seed", file, "--tenant", "circle").out()).doesNotContain(cycle);
  }

  @Test
  void readsStandardInput() {
    commands.run("tenant", "create", "piped");

    assertThat(commands.runWith(DOCUMENT, "seed", "-", "--tenant", "piped").status()).isZero();
  }

  @Test
  void listsWhatIsWrong() throws IOException {
    commands.run("tenant", "create", "wrong");
    String file =
        file(DOCUMENT.replace("\"team\": \"Payments\"", "\"team\": \"Paymnts\", \"x\": 1"));

    Outcome refused = commands.run("seed", file, "--tenant", "wrong");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines())
        .containsExactly(
            file + ": services[0].x: is not a field of a service",
            file
                + ": services[0].team: there is no team with the name 'Paymnts'; did you mean"
                + " Payments?",
            "catalog: " + file + " has 2 errors, nothing was loaded");
  }

  @Test
  void refusesWhatIsNotThereOrNoDocument() throws IOException {
    commands.run("tenant", "create", "none");

    assertThat(commands.run("seed", "nope.json", "--tenant", "none").err().lines())
        .containsExactly("catalog: there is no file nope.json");
    String broken = file("{");
    assertThat(commands.run("seed", broken, "--tenant", "none").err())
        .startsWith(broken + ": document: is not JSON: line 1, column ")
        .endsWith("has 1 error, nothing was loaded" + System.lineSeparator());
    assertThat(commands.run("seed", file(DOCUMENT), "--tenant", "nobody").err())
        .startsWith("catalog: there is no tenant nobody; ");
    assertThat(commands.run("seed", file(DOCUMENT)).status()).isEqualTo(2);
  }
}
