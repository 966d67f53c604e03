package io.appinventory.cli;

import io.appinventory.catalog.session.DatabaseErrors;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** Failures as they are told on the terminal. */
final class Failures {
  /** There is no such table, column or function. */
  private static final Set<String> OTHER_SCHEMA = Set.of("42P01", "42703", "42883");

  static final String NOT_MIGRATED =
      "the database is not migrated to this version of the program; \"catalog migrate\" does it";

  private Failures() {}

  /** The failure on one line. */
  static String oneLine(Exception failure) {
    String message =
        failure instanceof DataAccessException
            ? DatabaseErrors.sql(failure).map(Failures::database).orElse(failure.getMessage())
            : failure.getMessage();
    return message == null ? failure.toString() : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  /** What the server said, without the statement that made it say so. */
  private static String database(SQLException error) {
    return OTHER_SCHEMA.contains(String.valueOf(error.getSQLState()))
        ? NOT_MIGRATED
        : "the database refused: " + error.getMessage();
  }
}
