package io.appinventory.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.appinventory.db.testing.TestDatabase;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which logins can migrate, tried on a server that has the application's roles already: a hosted
 * database's owner often may not create any. That one which may create them can migrate is shown by
 * every other test.
 */
final class ApplicationRolesTest {
  private static final String PASSWORD = "plain";

  private final TestDatabase elsewhere = TestDatabase.migrated();
  private final TestDatabase database = TestDatabase.empty();
  private final DSLContext sql = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
  private final Name plain = DSL.name("catalog_plain_" + UUID.randomUUID());
  private final DatabaseSettings plainLogin = database.settings().withLogin(plain.last(), PASSWORD);

  /** The login owns the database as its administrator would arrange it. */
  @BeforeEach
  void createPlainLogin() {
    sql.execute("create role {0} login password {1}", plain, DSL.inline(PASSWORD));
    sql.execute("grant {0} to current_user", plain);
    sql.execute("alter database {0} owner to {1}", DSL.name(databaseName()), plain);
  }

  @AfterEach
  void dropAll() {
    sql.execute("reassign owned by {0} to current_user", plain);
    sql.execute("drop owned by {0}", plain);
    sql.execute("drop role {0}", plain);
    database.close();
    elsewhere.close();
  }

  @Test
  void loginThatMayTakeTheRolesMigratesUpAndDown() {
    sql.execute("grant catalog_app, catalog_admin to {0}", plain);
    var migrator = new Migrator(TestDatabase.unpooled(plainLogin));

    assertThat(migrator.migrate()).isNotEmpty();
    assertThat(takesRole("catalog_app")).isEqualTo("catalog_app");
    assertThat(takesRole("catalog_admin")).isEqualTo("catalog_admin");
    assertThat(migrator.undoAll()).isNotEmpty();
  }

  @Test
  void loginThatMayNotIsToldWhatToAskFor() {
    var migrator = new Migrator(TestDatabase.unpooled(plainLogin));

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(migrator::migrate)
        .withMessageContaining("may neither take role catalog_app nor grant it to itself")
        .withMessageContaining("As an administrator: grant catalog_app to ");
  }

  private String takesRole(String role) {
    var asPlain = DSL.using(TestDatabase.unpooled(plainLogin), SQLDialect.POSTGRES);
    return asPlain.transactionResult(
        tx -> {
          tx.dsl().execute("set local role {0}", DSL.name(role));
          return tx.dsl().fetchSingle("select current_user").get(0, String.class);
        });
  }

  private String databaseName() {
    return sql.fetchSingle("select current_database()").get(0, String.class);
  }
}
