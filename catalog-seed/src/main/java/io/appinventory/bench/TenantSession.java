package io.appinventory.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** A connection that took the application's role and a tenant once, for plain JDBC. */
final class TenantSession implements AutoCloseable {
  private final Connection connection;

  TenantSession(DataSource source, UUID tenantId) throws SQLException {
    this.connection = source.getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute("set role catalog_app");
      statement.execute("set app.tenant_id = '" + tenantId + "'");
    }
  }

  /** Prepares a statement on it. */
  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Lets what follows be one transaction after the other. */
  void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  /** Ends a transaction as if it had not been. */
  void takeBack() throws SQLException {
    connection.rollback();
  }

  /** Runs a statement and reads every column of every row that it gives. */
  static void readAll(PreparedStatement statement) throws SQLException {
    if (!statement.execute()) {
      return;
    }
    try (ResultSet rows = statement.getResultSet()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          rows.getObject(i);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      statement.execute("reset role");
      statement.execute("reset app.tenant_id");
    }
    connection.close();
  }
}
