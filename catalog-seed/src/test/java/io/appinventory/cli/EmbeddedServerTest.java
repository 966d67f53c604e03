package io.appinventory.cli;

import static io.appinventory.db.schema.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.db.Database;
import io.appinventory.db.DatabaseSettings;
import io.appinventory.db.DatabaseUnavailableException;
import io.appinventory.db.Migrator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
  @TempDir private static Path home;

  @Test
  void keepsItsDataAcrossRuns() throws Exception {
    try (var server = EmbeddedServer.open(home)) {
      ask(server.owner(), sql -> sql.execute("create table kept as select 42 as answer"));
    }
    try (var server = EmbeddedServer.open(home)) {
      String answer =
          ask(server.owner(), sql -> sql.fetchValue("select answer from kept").toString());
      assertThat(answer).isEqualTo("42");
    }
  }

  @Test
  void isDurableAndItsLoginsAreNoSuperusers() throws Exception {
    try (var server = EmbeddedServer.open(home)) {
      for (DatabaseSettings login : new DatabaseSettings[] {server.owner(), server.application()}) {
        assertThat(setting(login, "fsync")).isEqualTo("on");
        assertThat(setting(login, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(login, "is_superuser")).isEqualTo("off");
      }
    }
  }

  @Test
  void letsItsOwnerMigrateAndTheApplicationTakeItsRoleAndNothingElse() throws Exception {
    try (var server = EmbeddedServer.open(home)) {
      try (var owner = Database.open(server.owner())) {
        assertThat(new Migrator(owner.dataSource()).migrate()).isNotEmpty();
      }
      int services = ask(server.application(), EmbeddedServerTest::countServicesAsApplication);
      assertThat(services).isZero();
      assertThatThrownBy(() -> ask(server.application(), sql -> sql.execute("drop table services")))
          .hasMessageContaining("must be owner of table services");
    }
  }

  @Test
  void asksForThePassword() throws Exception {
    try (var server = EmbeddedServer.open(home)) {
      var guess = server.owner().withLogin("postgres", "postgres").withPoolSize(1);
      assertThatThrownBy(() -> Database.open(guess))
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void servesAnotherProcessUntilTheLastOneIsDone() throws Exception {
    DatabaseSettings settings;
    Process other;
    try (var server = EmbeddedServer.open(home)) {
      settings = server.owner();
      other = otherProcess();
      assertThat(other.inputReader().readLine()).isEqualTo(settings.url());
    }
    assertThat(setting(settings, "is_superuser"))
        .as("still running for the other")
        .isEqualTo("off");

    other.outputWriter().close();
    assertThat(other.waitFor()).isZero();

    assertThatThrownBy(() -> setting(settings, "fsync"))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void findsAServerRunningWhoseProcessWasKilled() throws Exception {
    Process other = otherProcess();
    String url = other.inputReader().readLine();
    other.destroyForcibly().waitFor();

    try (var server = EmbeddedServer.open(home)) {
      assertThat(server.owner().url()).isEqualTo(url);
    }
    try (var server = EmbeddedServer.open(home)) {
      assertThat(setting(server.owner(), "fsync")).isEqualTo("on");
    }
  }

  /** Uses the server until its standard input ends. */
  static final class Other {
    public static void main(String[] arguments) throws IOException {
      try (var server = EmbeddedServer.open(Path.of(arguments[0]))) {
        System.out.println(server.owner().url());
        System.in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static Process otherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int countServicesAsApplication(DSLContext sql) {
    return sql.transactionResult(
        transaction -> {
          transaction.dsl().execute("set local role catalog_app");
          return transaction.dsl().fetchCount(SERVICES);
        });
  }

  private static String setting(DatabaseSettings login, String name) {
    return ask(login, sql -> sql.fetchValue("show " + name).toString());
  }

  private static <T> T ask(DatabaseSettings login, Function<DSLContext, T> question) {
    try (var database = Database.open(login.withPoolSize(1))) {
      return question.apply(DSL.using(database.dataSource(), SQLDialect.POSTGRES));
    }
  }
}
