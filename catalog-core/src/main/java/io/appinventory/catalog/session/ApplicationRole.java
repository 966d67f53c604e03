package io.appinventory.catalog.session;

import io.appinventory.catalog.error.UnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The role {@code catalog_app}, which all work for tenants is done as, and which row-level security
 * has to bind.
 */
public final class ApplicationRole {
  private static final String TAKE = "set local role catalog_app";
  private static final String UNSAFE =
      """
      select rolsuper or rolbypassrls
             or exists (select from pg_class where relowner = pg_roles.oid)
      from pg_roles where rolname = current_user\
      """;

  private ApplicationRole() {}

  /**
   * Checks that the role can be taken and cannot bypass row-level security.
   *
   * @throws IllegalStateException when it cannot be taken, or could bypass
   * @throws UnavailableException when the database cannot be reached
   */
  public static void requireSafe(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute(TAKE);
        try (ResultSet answer = statement.executeQuery(UNSAFE)) {
          if (!answer.next() || answer.getBoolean(1)) {
            throw new IllegalStateException(
                "the role catalog_app owns tables, is a superuser or bypasses row-level security");
          }
        }
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  private static RuntimeException explained(SQLException error) {
    return DatabaseErrors.unavailable(error)
        .<RuntimeException>map(unavailable -> unavailable)
        .orElseGet(
            () ->
                new IllegalStateException(
                    "the role catalog_app cannot be taken; is the database migrated, and is the"
                        + " login a member of the role?",
                    error));
  }
}
