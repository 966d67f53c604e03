package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.db.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  private static TestDatabase database;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void create() {
    database = TestDatabase.empty();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void listsAndExplainsCommands() {
    assertThat(run("help")).isZero();
    assertThat(out.toString()).contains("migrate", "undo");
    assertThat(run("help", "undo")).isZero();
    assertThat(out.toString()).contains("--to=VERSION");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                          | catalog: a command is missing; see catalog help
          nope            | catalog: Unmatched argument at index 0: 'nope'; see catalog help
          migrate --nope  | catalog migrate: Unknown option: '--nope'; see catalog migrate --help
          undo --to       | catalog undo: Missing required parameter for option '--to' (VERSION); see catalog undo --help
          help nope       | catalog: there is no command nope; see catalog help
          """)
  void refusesWrongUsageOnOneLineWithStatusTwo(String arguments, String message) {
    assertThat(run(arguments == null ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly(message);
  }

  @Test
  void failsOnOneLineWithStatusOneAndATraceOnlyWhenAsked() {
    assertThat(run("migrate", "--db-url", "jdbc:mysql:x")).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "catalog: database URL must start with jdbc:postgresql:, not jdbc:mysql:x"
                + " (CATALOG_DB_URL or --db-url)");
    assertThat(run("migrate", "--verbose", "--db-url", "jdbc:mysql:x")).isEqualTo(1);
    assertThat(err.toString()).contains("\tat io.appinventory.cli.");
  }

  @Test
  void migratesAndUndoes() {
    assertThat(runOnDatabase("migrate")).isZero();
    assertThat(out.toString()).startsWith("applied 001 initial schema");
    assertThat(runOnDatabase("migrate")).isZero();
    assertThat(out.toString()).contains("up to date at version ");
    assertThat(runOnDatabase("undo", "--to", "1")).isZero();
    assertThat(out.toString()).contains("undid 002 application role").doesNotContain("undid 001");
    assertThat(runOnDatabase("undo")).isZero();
    assertThat(out.toString()).contains("undid 001 initial schema");
    assertThat(runOnDatabase("undo")).isZero();
    assertThat(out.toString()).endsWith("nothing to undo" + System.lineSeparator());
    assertThat(err.toString()).isEmpty();
  }

  private int runOnDatabase(String... arguments) {
    var settings = database.settings();
    var login =
        List.of(
            "--db-url",
            settings.url(),
            "--db-user",
            settings.user(),
            "--db-password",
            settings.password());
    return run(Stream.concat(Stream.of(arguments), login.stream()).toArray(String[]::new));
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
