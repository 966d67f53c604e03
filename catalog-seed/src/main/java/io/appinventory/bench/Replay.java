package io.appinventory.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Statements that the catalog sent, sent again through plain JDBC: prepared once, on one connection
 * that took the application's role and the tenant once. Every column of every row is read.
 */
final class Replay implements AutoCloseable, Load.Work {
  private final TenantSession session;
  private final List<PreparedStatement> statements = new ArrayList<>();

  /** Prepares what was recorded; the binding in front of each statement is left out. */
  Replay(DataSource source, UUID tenantId, List<Recorder.Statement> recorded)
      throws SQLException, ReflectiveOperationException {
    this.session = new TenantSession(source, tenantId);
    for (Recorder.Statement each : recorded) {
      String sql = each.sql().substring(each.sql().indexOf(';') + 1);
      PreparedStatement prepared = session.prepare(sql);
      for (Recorder.Call call : each.parameters().tailMap(2).values()) {
        Object[] arguments = call.arguments().clone();
        arguments[0] = (Integer) arguments[0] - 1;
        call.setter().invoke(prepared, arguments);
      }
      statements.add(prepared);
    }
  }

  @Override
  public void once() throws SQLException {
    for (PreparedStatement statement : statements) {
      TenantSession.readAll(statement);
    }
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
