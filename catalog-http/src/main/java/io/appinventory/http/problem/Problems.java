package io.appinventory.http.problem;

import io.appinventory.catalog.error.CatalogException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever a handler throws. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** What to say of an exception. What nobody expected is logged here and told to nobody. */
  public static Problem explain(Exception error, String method, String path) {
    return switch (error) {
      case CatalogException refused -> Problem.of(refused);
      case ProblemException refused -> refused.problem();
      case HttpResponseException refused -> ofFramework(refused);
      default -> unexpected(error, method, path);
    };
  }

  /** Sends the problem as the answer. */
  public static void respond(Context context, Problem problem, String requestId) {
    problem.headers().forEach(context::header);
    context
        .status(problem.type().status())
        .contentType(ProblemJson.MEDIA_TYPE)
        .result(ProblemJson.write(problem, context.path(), requestId));
  }

  private static Problem ofFramework(HttpResponseException error) {
    ProblemType type = ProblemType.ofStatus(error.getStatus());
    return Problem.of(type, type.title() + ".");
  }

  private static Problem unexpected(Exception error, String method, String path) {
    LOG.error("{} {} failed", method, path, error);
    return Problem.of(
        ProblemType.INTERNAL_ERROR,
        "Something went wrong on the server; its log tells more under this request's id.");
  }
}
