package io.appinventory.http.problem;

import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.TooManyRequestsException;
import java.util.List;
import java.util.Map;

/**
 * One error, ready to be sent.
 *
 * @param type what kind
 * @param detail what happened, for the caller's eyes
 * @param errors the fields at fault; empty when none is
 * @param headers what the answer's headers say of it
 */
public record Problem(
    ProblemType type, String detail, List<FieldError> errors, Map<String, String> headers) {
  private static final String RETRY_AFTER = "Retry-After";

  /** Keeps copies. */
  public Problem {
    errors = List.copyOf(errors);
    headers = Map.copyOf(headers);
  }

  /** An error without more to say of it. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), Map.of());
  }

  /** An error of the catalog. */
  public static Problem of(CatalogException error) {
    return new Problem(
        ProblemType.of(error.code()), error.getMessage(), error.errors(), headers(error));
  }

  private static Map<String, String> headers(CatalogException error) {
    ErrorCode code = error.code();
    if (error instanceof TooManyRequestsException busy) {
      return Map.of(RETRY_AFTER, Long.toString(Math.max(1, busy.retryAfter().toSeconds())));
    }
    return switch (code) {
      // Not of an unknown outcome: whoever blindly repeats that may write twice.
      case UNAVAILABLE, TIMEOUT -> Map.of(RETRY_AFTER, "5");
      case IN_PROGRESS -> Map.of(RETRY_AFTER, "1");
      case NOT_AUTHENTICATED -> Map.of("WWW-Authenticate", "Bearer realm=\"appinventory\"");
      default -> Map.of();
    };
  }
}
