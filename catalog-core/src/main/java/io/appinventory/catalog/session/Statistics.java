package io.appinventory.catalog.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The planner's statistics after a transaction that wrote much: PostgreSQL finds out a minute or
 * more later, and plans until then as if the tables were empty.
 */
final class Statistics {
  /** So many rows are much. */
  static final long MUCH = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);

  private Statistics() {}

  /** Brings them up to date on the connection that wrote. What was written stays if that fails. */
  static void refresh(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      // what a session changed is told to others at most once a second
      statement.execute("select pg_stat_force_next_flush()");
      connection.commit();
      statement.execute("set local role catalog_app");
      statement.execute("select public.refresh_statistics()");
      connection.commit();
    } catch (SQLException e) {
      LOG.warn("the planner's statistics are out of date for a while: {}", e.getMessage());
    }
  }
}
