package io.appinventory.http.problem;

import io.appinventory.catalog.error.FieldError;
import java.util.List;
import java.util.Map;

/** An error of the exchange itself, which the catalog never gets to see. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** With the whole problem. */
  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** With what kind of problem, and what happened. */
  public ProblemException(ProblemType type, String detail) {
    this(Problem.of(type, detail));
  }

  /** A part of the request that cannot be read. */
  public static ProblemException malformed(String field, String message) {
    List<FieldError> errors = List.of(new FieldError(field, "invalid", message));
    return new ProblemException(
        new Problem(ProblemType.MALFORMED, field + ": " + message, errors, Map.of()));
  }

  /** The problem. */
  public Problem problem() {
    return problem;
  }
}
