package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.cli.Commands.Outcome;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestDatabaseExtension.class)
class AdministrationCommandsTest {
  private static final String PASSWORD = "correct-horse-battery";

  private final Commands commands;
  private final Catalog catalog;

  AdministrationCommandsTest(TestDatabase database) {
    this.commands = new Commands(database);
    this.catalog = Catalog.open(database.dataSource());
  }

  @Test
  void makesAndListsTenants() {
    Outcome made = commands.run("tenant", "create", "shop", "--name", "The Shop");

    assertThat(made.status()).isZero();
    assertThat(made.out()).startsWith("created tenant shop ");
    Outcome listed = commands.run("tenant", "list");
    assertThat(listed.out().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).matches("slug +name +active +id"));
    assertThat(listed.out()).containsPattern("shop +The Shop +yes +[0-9a-f-]{36}");
  }

  @Test
  void refusesATenantTwice() {
    commands.run("tenant", "create", "twice");

    Outcome again = commands.run("tenant", "create", "twice", "--name", "Another");

    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err().lines())
        .containsExactly("catalog: There is already a tenant with the slug 'twice'.");
  }

  @Test
  void makesUsersWhoCanSignIn() {
    commands.run("tenant", "create", "users");

    Outcome made =
        commands.runWith(
            PASSWORD + "\n",
            "user",
            "create",
            "--tenant=users",
            "--email=Ana@x.example",
            "--role=editor");

    assertThat(made.err()).isEmpty();
    assertThat(made.out()).startsWith("created user ana@x.example (editor) ");
    var session = catalog.signIn().byPassword("users", "ana@x.example", PASSWORD, Map.of());
    assertThat(session.user().role()).isEqualTo(UserRole.EDITOR);
  }

  @Test
  void makesTokensThatActForTheirUser() {
    commands.run("tenant", "create", "tokens");
    commands.runWith(
        PASSWORD, "user", "create", "--tenant=tokens", "--email=ci@x.example", "--role=editor");

    Outcome made =
        commands.run(
            "token",
            "create",
            "--tenant=tokens",
            "--user=ci@x.example",
            "--name=ci",
            "--role=viewer");

    assertThat(made.status()).isZero();
    assertThat(made.err()).contains("only time");
    String token = made.out().strip();
    assertThat(token).doesNotContain(" ");
    var principal = catalog.signIn().byToken(token, Map.of());
    assertThat(principal.role()).isEqualTo(UserRole.VIEWER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 | user create --tenant=none --email=a@x.example --role=admin | catalog: there is no tenant none; "catalog tenant create none --name NAME" makes it
          1 | token create --tenant=bad --user=a@x.example --name=x      | catalog: tenant bad has no user a@x.example
          1 | tenant create Bad                                          | catalog: slug: is 'Bad', allowed are 1 to 100 of a-z, 0-9, - and _, not - or _ first
          1 | user create --tenant=bad --email=a@x.example --role=admin  | catalog: no password: type one on a terminal or give it on standard input
          2 | user create --tenant=bad --email=a@x.example --role=boss   | catalog user create: Invalid value for option '--role': is 'boss', allowed are admin, editor, viewer, incident_commander; see catalog user create --help
          2 | user create --email=a@x.example --role=admin               | catalog user create: Missing required option: '--tenant=SLUG'; see catalog user create --help
          2 | token create --tenant=bad --user=a --name=x --days=0       | catalog token create: --days must be at least 1, not 0; see catalog token create --help
          """)
  void refusesOnOneLine(int status, String arguments, String message) {
    commands.run("tenant", "create", "bad");

    Outcome refused = commands.runWith("", arguments.split(" "));

    assertThat(refused.err().lines()).containsExactly(message);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void refusesShortPasswords() {
    commands.run("tenant", "create", "short");

    Outcome refused =
        commands.runWith(
            "secret", "user", "create", "--tenant=short", "--email=a@x.example", "--role=admin");

    assertThat(refused.err())
        .isEqualToIgnoringNewLines("catalog: password: has fewer than 12 characters");
  }

  @Test
  void explainsCommandsInGroups() {
    assertThat(Commands.execute("help", "tenant", "create").out()).contains("SLUG", "--name=NAME");
    assertThat(Commands.execute("tenant").err())
        .isEqualToIgnoringNewLines(
            "catalog tenant: a command is missing; see catalog tenant --help");
    assertThat(Commands.execute("tenant", "--help").out()).contains("create", "list");
  }
}
