package io.appinventory.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Lets one process at a time change the schema of a database, up or down. Flyway's own lock knows
 * nothing of the way down.
 *
 * <p>Held by a session, so a process that dies lets go of it. It is asked for again and again
 * instead of waited for: a waiting statement holds a snapshot, and {@code create index
 * concurrently} of the one who has the lock would wait for it for ever.
 */
final class MigrationLock implements AutoCloseable {
  /** Arbitrary, but the same in every version of the program. */
  private static final long KEY = 0x41707049_6e767279L;

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Connection session;

  private MigrationLock(Connection session) {
    this.session = session;
  }

  static MigrationLock take(DataSource database) throws SQLException {
    Connection session = database.getConnection();
    try {
      session.setAutoCommit(true);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!ask(session, "pg_try_advisory_lock")) {
        if (System.nanoTime() > deadline) {
          throw new MigrationException(
              "another process has been migrating this database for too long");
        }
        Thread.sleep(PAUSE.toMillis());
      }
      return new MigrationLock(session);
    } catch (InterruptedException e) {
      session.close();
      Thread.currentThread().interrupt();
      throw new MigrationException("interrupted while another process migrated this database", e);
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    try (session) {
      ask(session, "pg_advisory_unlock");
    }
  }

  private static boolean ask(Connection session, String function) {
    var answer = DSL.function(function, SQLDataType.BOOLEAN, DSL.val(KEY));
    return Boolean.TRUE.equals(
        DSL.using(session, SQLDialect.POSTGRES).select(answer).fetchSingle(answer));
  }
}
