package io.appinventory.db;

import org.jspecify.annotations.Nullable;

/** The schema could not be brought up or taken down. A step that failed left nothing behind. */
public final class MigrationException extends DatabaseException {
  private static final long serialVersionUID = 1L;

  MigrationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  MigrationException(String message) {
    this(message, null);
  }
}
