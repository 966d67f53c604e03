package io.appinventory.db;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jooq.tools.jdbc.DefaultConnection;

/**
 * A pool before which those who want a connection stand in line, so that none ever waits inside of
 * it: HikariCP hands connections over by spinning, which takes the cores from many virtual threads.
 */
final class ConnectionLine implements DataSource {
  private final DataSource pool;
  private final Semaphore free;
  private final Duration patience;

  /**
   * Before a pool.
   *
   * @param size how many connections the pool has
   * @param patience how long one waits in line
   */
  ConnectionLine(DataSource pool, int size, Duration patience) {
    this.pool = pool;
    this.free = new Semaphore(size, true);
    this.patience = patience;
  }

  @Override
  public Connection getConnection() throws SQLException {
    enter();
    try {
      return new Lent(pool.getConnection());
    } catch (SQLException | RuntimeException | Error e) {
      free.release();
      throw e;
    }
  }

  private void enter() throws SQLException {
    try {
      if (free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while waiting for a connection", e);
    }
    throw new SQLTransientConnectionException(
        "no connection became free within " + patience.toMillis() + " ms");
  }

  /** A connection that lets the next in line come when it is closed. */
  private final class Lent extends DefaultConnection {
    private final AtomicBoolean returned = new AtomicBoolean();

    Lent(Connection connection) {
      super(connection);
    }

    @Override
    public void close() throws SQLException {
      try {
        super.close();
      } finally {
        if (returned.compareAndSet(false, true)) {
          free.release();
        }
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("all connections are those of one user");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return pool.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
