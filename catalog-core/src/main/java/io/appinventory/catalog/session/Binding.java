package io.appinventory.catalog.session;

import java.time.Duration;

/**
 * What is said to the database before a statement: the role and the tenant it runs as, and how long
 * it may take. The tenant is the one parameter. All of it ends with the transaction, so that
 * nothing is left on a pooled connection, whoever pools it.
 *
 * @param toWrite for a transaction
 * @param toRead for what may only read: anything that writes fails with SQLSTATE 25006
 * @param timeout the limit of time alone, in the database's own words
 */
record Binding(String toWrite, String toRead, String timeout) {
  /** With a limit of time for each statement, at least a millisecond. */
  static Binding within(Duration limit) {
    long millis = limit.toMillis();
    if (millis < 1 || millis > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a statement may take a millisecond to 24 days, not " + limit);
    }
    String timeout = millis + "ms";
    String toWrite =
        "select set_config('role', 'catalog_app', true), set_config('app.tenant_id', ?, true),"
            + " set_config('statement_timeout', '"
            + timeout
            + "', true)";
    return new Binding(
        toWrite, toWrite + ", set_config('transaction_read_only', 'on', true)", timeout);
  }
}
