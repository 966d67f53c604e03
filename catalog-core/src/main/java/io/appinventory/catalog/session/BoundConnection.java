package io.appinventory.catalog.session;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jooq.tools.jdbc.DefaultConnection;

/**
 * A connection in autocommit whose every statement takes the application's role and the tenant in
 * the same round trip, and can only read.
 *
 * <p>PostgreSQL runs {@code select set_config(..., true), ...; <statement>} sent as one message as
 * one implicit transaction, so that the binding ends with the statement and nothing is left on a
 * pooled connection. The driver keeps both as prepared statements.
 */
final class BoundConnection extends DefaultConnection {
  private final Binding binding;
  private final String tenant;

  BoundConnection(Connection delegate, Binding binding, UUID tenantId) {
    super(delegate);
    this.binding = binding;
    this.tenant = tenantId.toString();
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    PreparedStatement statement = getDelegate().prepareStatement(binding.toRead() + ";" + sql);
    statement.setString(1, tenant);
    return new BoundStatement(statement, this);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    PreparedStatement statement =
        getDelegate().prepareStatement(binding.toRead() + ";" + sql, type, concurrency);
    statement.setString(1, tenant);
    return new BoundStatement(statement, this);
  }

  // What follows is refused: such a statement would run unbound, as whoever signed in.

  @Override
  public Statement createStatement() throws SQLException {
    throw unbound();
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    throw unbound();
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    throw unbound();
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    throw unbound();
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
    throw unbound();
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    throw unbound();
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    throw unbound();
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    throw unbound();
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    throw unbound();
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    throw unbound();
  }

  private static SQLException unbound() {
    return new SQLException("only plain prepared statements are bound to a tenant");
  }
}
