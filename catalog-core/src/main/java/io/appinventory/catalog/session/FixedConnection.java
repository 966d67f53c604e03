package io.appinventory.catalog.session;

import java.sql.Connection;
import org.jooq.ConnectionProvider;

/**
 * Hands jOOQ the one connection of a scope, which is given back to the pool when the scope ends.
 *
 * @param connection the connection
 */
record FixedConnection(Connection connection) implements ConnectionProvider {
  @Override
  public Connection acquire() {
    return connection;
  }

  @Override
  public void release(Connection released) {
    // the scope owns it
  }
}
