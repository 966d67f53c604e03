package io.appinventory.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import javax.sql.DataSource;

/** An open, pooled database. Safe for use by several threads; closing it closes its connections. */
public final class Database implements AutoCloseable {
  private final HikariDataSource pool;
  private final DataSource line;

  private Database(HikariDataSource pool, DatabaseSettings settings) {
    this.pool = pool;
    this.line = new ConnectionLine(pool, settings.poolSize(), settings.connectTimeout());
  }

  /**
   * Opens the pool and signs in once.
   *
   * @throws DatabaseUnavailableException when no connection can be had
   */
  public static Database open(DatabaseSettings settings) {
    try {
      return new Database(new HikariDataSource(pooled(settings)), settings);
    } catch (PoolInitializationException e) {
      throw new DatabaseUnavailableException(settings, e);
    }
  }

  /** The pool. Connections come back to it when they are closed. */
  public DataSource dataSource() {
    return line;
  }

  /** Closes all connections, those in use too. */
  @Override
  public void close() {
    pool.close();
  }

  private static HikariConfig pooled(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("catalog");
    config.setJdbcUrl(settings.url());
    if (!settings.user().isEmpty()) {
      config.setUsername(settings.user());
    }
    if (!settings.password().isEmpty()) {
      config.setPassword(settings.password());
    }
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(settings.connectTimeout().toMillis());
    // What the URL says of these wins. A batch of inserts as one statement is twice as fast; a host
    // that is gone is noticed.
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "appinventory");
    // Messages of errors end up in logs; their details hold values, such as an address that is
    // taken.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return config;
  }
}
