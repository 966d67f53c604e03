package io.appinventory.catalog.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jooq.tools.jdbc.DefaultConnection;

/**
 * A connection in autocommit whose every statement takes the application's role and the tenant in
 * the same round trip.
 *
 * <p>PostgreSQL runs {@code select set_config(..., true), ...; <statement>} sent as one message as
 * one implicit transaction, so that the binding ends with the statement and nothing is left on a
 * pooled connection. The driver keeps both as prepared statements.
 */
final class BoundConnection extends DefaultConnection {
  /** Takes the role and the tenant (one parameter) until the end of the transaction. */
  static final String BIND =
      "select set_config('role', 'catalog_app', true), set_config('app.tenant_id', ?, true)";

  private final String tenant;

  BoundConnection(Connection delegate, UUID tenantId) {
    super(delegate);
    this.tenant = tenantId.toString();
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    PreparedStatement statement = getDelegate().prepareStatement(BIND + ";" + sql);
    statement.setString(1, tenant);
    return new BoundStatement(statement, this);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    PreparedStatement statement =
        getDelegate().prepareStatement(BIND + ";" + sql, type, concurrency);
    statement.setString(1, tenant);
    return new BoundStatement(statement, this);
  }

  /** Refused: a statement without parameters would run unbound. */
  @Override
  public Statement createStatement() throws SQLException {
    throw new SQLException("only prepared statements are bound to a tenant");
  }
}
