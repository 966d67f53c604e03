package io.appinventory.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The way down, which Flyway has in its paid editions only: {@code V002__x.sql} is taken back by
 * {@code U002__x.sql} in a folder of its own.
 */
final class UndoScripts {
  /** A table in use by the application is waited for this long. */
  private static final String LOCK_TIMEOUT = "10s";

  private final String folder;

  UndoScripts(String folder) {
    this.folder = folder;
  }

  /**
   * Takes back these migrations in this order in one transaction and forgets that they were
   * applied.
   */
  void run(DataSource database, List<String> migrations) throws SQLException {
    Map<String, String> scripts = new LinkedHashMap<>();
    migrations.forEach(migration -> scripts.put(migration, script(migration)));
    try (Connection connection = database.getConnection()) {
      DSL.using(connection, SQLDialect.POSTGRES)
          .transaction(
              transaction ->
                  scripts.forEach((migration, sql) -> run(transaction.dsl(), migration, sql)));
    }
  }

  private static void run(DSLContext transaction, String migration, String sql) {
    transaction
        .select(
            DSL.function(
                "set_config",
                SQLDataType.VARCHAR,
                DSL.val("lock_timeout"),
                DSL.val(LOCK_TIMEOUT),
                DSL.val(true)))
        .fetch();
    try {
      // Straight to the driver: a script is many statements, with text that jOOQ would take for its
      // own placeholders.
      transaction.connection(
          connection -> {
            try (var statement = connection.createStatement()) {
              statement.execute(sql);
            }
          });
    } catch (DataAccessException e) {
      throw new MigrationException(
          "undoing " + migration + " failed: " + DatabaseException.reason(e), e);
    }
    transaction
        .deleteFrom(DSL.table(DSL.name(Migrator.HISTORY)))
        .where(DSL.field(DSL.name("script"), SQLDataType.VARCHAR).eq(migration))
        .execute();
  }

  private String script(String migration) {
    String resource = folder + "/U" + migration.substring(1);
    try (var script = UndoScripts.class.getClassLoader().getResourceAsStream(resource)) {
      if (script == null) {
        throw new MigrationException("cannot undo " + migration + ": there is no " + resource);
      }
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new MigrationException("cannot undo " + migration + ": cannot read " + resource, e);
    }
  }
}
