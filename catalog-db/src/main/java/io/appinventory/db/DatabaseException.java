package io.appinventory.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong while opening or migrating a database. The message is one line for a person to
 * read.
 */
public abstract sealed class DatabaseException extends RuntimeException
    permits DatabaseUnavailableException, MigrationException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * The server's own words where there are any, on one line: they name the reason, what wraps them
   * does not.
   */
  static String reason(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      innermost = t;
      if (t instanceof SQLException) {
        break;
      }
    }
    String message = innermost.getMessage();
    return message == null
        ? innermost.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
