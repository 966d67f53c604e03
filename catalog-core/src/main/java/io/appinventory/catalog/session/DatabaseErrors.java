package io.appinventory.catalog.session;

import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.OutcomeUnknownException;
import io.appinventory.catalog.error.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What an error of the database means for the catalog, by its SQLSTATE (PostgreSQL documentation,
 * appendix A).
 */
public final class DatabaseErrors {
  /** A unique value is taken. */
  public static final String UNIQUE_VIOLATION = "23505";

  /** A row that is referred to does not exist. */
  public static final String FOREIGN_KEY_VIOLATION = "23503";

  /** A value is not allowed. */
  public static final String CHECK_VIOLATION = "23514";

  private static final Set<String> RETRY = Set.of("40001", "40P01");
  private static final Set<String> STOPPED = Set.of("57014", "55P03", "25P03");
  private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "53300", "53400");

  /** Classes of errors by which the database says that it took a transaction back. */
  private static final Set<String> TAKEN_BACK = Set.of("23", "25", "40");

  private static final Pattern CONSTRAINT_IN_MESSAGE = Pattern.compile("constraint \"([^\"]+)\"");
  private static final Pattern SHARD = Pattern.compile("_\\d+$");

  private DatabaseErrors() {}

  /** The database's own error at the root of {@code error}, if it is one. */
  public static Optional<SQLException> sql(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** The SQLSTATE, or the kind of exception where the database gave none. */
  static String state(Throwable error) {
    return sql(error)
        .map(SQLException::getSQLState)
        .orElseGet(() -> error.getClass().getSimpleName());
  }

  /** What the database adds to its message, such as the key that is taken; empty for nothing. */
  public static String detail(SQLException error) {
    ServerErrorMessage server =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String detail = server == null ? null : server.getDetail();
    return detail == null ? "" : detail;
  }

  /** The constraint that was violated, without the number that Citus adds for a shard. */
  public static Optional<String> constraint(SQLException error) {
    ServerErrorMessage server =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String named = server == null ? null : server.getConstraint();
    if (named == null) {
      Matcher inMessage = CONSTRAINT_IN_MESSAGE.matcher(String.valueOf(error.getMessage()));
      named = inMessage.find() ? inMessage.group(1) : null;
    }
    return Optional.ofNullable(named).map(name -> SHARD.matcher(name).replaceFirst(""));
  }

  /**
   * Whether the same transaction may succeed when it is run again: a deadlock or a serialization
   * failure.
   */
  static boolean worthRetrying(Throwable error) {
    return sql(error).map(SQLException::getSQLState).filter(RETRY::contains).isPresent();
  }

  /** The catalog's error for one of the connection or of time, if it is one. */
  static Optional<CatalogException> unavailable(Throwable error) {
    Optional<SQLException> sql = sql(error);
    if (sql.isEmpty()) {
      return Optional.empty();
    }
    String state = sql.get().getSQLState();
    if (state != null && (STOPPED.contains(state) || RETRY.contains(state))) {
      return Optional.of(UnavailableException.timeout(error));
    }
    return connectionLost(sql.get(), state)
        ? Optional.of(UnavailableException.database(error))
        : Optional.empty();
  }

  /**
   * The catalog's error for one while committing. Nothing was written where the database says so;
   * whatever else went wrong, nobody knows.
   */
  static CatalogException whileCommitting(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    boolean takenBack = TAKEN_BACK.stream().anyMatch(state::startsWith) || STOPPED.contains(state);
    return takenBack ? UnavailableException.database(error) : new OutcomeUnknownException(error);
  }

  private static boolean connectionLost(SQLException error, @Nullable String state) {
    return error instanceof SQLTransientConnectionException
        || state != null && (state.startsWith("08") || LOST.contains(state));
  }
}
