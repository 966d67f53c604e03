package io.appinventory.catalog.session;

import java.sql.Connection;
import org.jooq.ConnectionProvider;

/**
 * Hands jOOQ the one connection of a scope, which is given back to the pool when the scope ends.
 * What is on its way comes first: whoever asks for the connection waits for it.
 *
 * @param connection the connection
 * @param convoy what is on its way
 */
record FixedConnection(Connection connection, Convoy convoy) implements ConnectionProvider {
  FixedConnection(Connection connection) {
    this(connection, new Convoy());
  }

  @Override
  public Connection acquire() {
    convoy.settle();
    return connection;
  }

  @Override
  public void release(Connection released) {
    // the scope owns it
  }
}
