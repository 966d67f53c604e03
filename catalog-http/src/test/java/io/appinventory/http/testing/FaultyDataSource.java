package io.appinventory.http.testing;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that does something else before it hands out a connection. */
public final class FaultyDataSource implements DataSource {
  private final DataSource real;
  private volatile Fault fault = () -> {};

  /** Over a real one. */
  public FaultyDataSource(DataSource real) {
    this.real = real;
  }

  /** What happens first. */
  public interface Fault {
    /** Happens. */
    void happen() throws SQLException;
  }

  /** From now on, this happens first. */
  public void fail(Fault next) {
    fault = next;
  }

  /** From now on, all is well. */
  public void recover() {
    fault = () -> {};
  }

  @Override
  public Connection getConnection() throws SQLException {
    fault.happen();
    return real.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return real.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("faulty");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
