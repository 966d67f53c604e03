package io.appinventory.db;

/** No connection: nobody answers, or the login is refused. */
public final class DatabaseUnavailableException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(DatabaseSettings settings, Throwable cause) {
    super("cannot connect to " + settings.address() + ": " + reason(cause), cause);
  }
}
