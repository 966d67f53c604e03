package io.appinventory.catalog.session;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A connection that is given back. That never fails: what was done on it is done, and what is
 * broken is for whoever pools connections to see.
 *
 * @param connection the connection
 */
record Lent(Connection connection) implements AutoCloseable {
  /** Takes one. */
  static Lent by(DataSource source) throws SQLException {
    return new Lent(source.getConnection());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is not there any more.
    }
  }
}
