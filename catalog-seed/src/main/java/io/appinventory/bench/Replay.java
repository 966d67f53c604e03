package io.appinventory.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Statements that the catalog sent, sent again through plain JDBC: prepared once, on one connection
 * that took the application's role and the tenant once. Every column of every row is read.
 */
final class Replay implements AutoCloseable, Load.Work {
  private static final Pattern BINDING = Pattern.compile("^select set_config\\('role'[^;]*(;|$)");

  private final TenantSession session;
  private final boolean takenBack;
  private final List<PreparedStatement> statements = new ArrayList<>();

  private Replay(
      DataSource source, UUID tenantId, List<Recorder.Statement> recorded, boolean takenBack)
      throws SQLException, ReflectiveOperationException {
    this.session = new TenantSession(source, tenantId);
    this.takenBack = takenBack;
    for (Recorder.Statement each : recorded) {
      prepare(each);
    }
    if (takenBack) {
      session.begin();
    }
  }

  /** Prepares what was recorded; the binding in front of each statement is left out. */
  Replay(DataSource source, UUID tenantId, List<Recorder.Statement> recorded)
      throws SQLException, ReflectiveOperationException {
    this(source, tenantId, recorded, false);
  }

  /** The same in a transaction that is taken back each time. */
  static Replay takenBack(DataSource source, UUID tenantId, List<Recorder.Statement> recorded)
      throws SQLException, ReflectiveOperationException {
    return new Replay(source, tenantId, recorded, true);
  }

  private void prepare(Recorder.Statement recorded)
      throws SQLException, ReflectiveOperationException {
    Matcher binding = BINDING.matcher(recorded.sql());
    int bound = binding.lookingAt() ? 1 : 0;
    String sql = bound == 0 ? recorded.sql() : recorded.sql().substring(binding.end());
    if (sql.isBlank()) {
      return;
    }
    PreparedStatement prepared = session.prepare(sql);
    for (Recorder.Call call : recorded.parameters().tailMap(1 + bound).values()) {
      Object[] arguments = call.arguments().clone();
      arguments[0] = (Integer) arguments[0] - bound;
      call.setter().invoke(prepared, arguments);
    }
    statements.add(prepared);
  }

  @Override
  public void once() throws SQLException {
    for (PreparedStatement statement : statements) {
      TenantSession.readAll(statement);
    }
    if (takenBack) {
      session.takeBack();
    }
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
