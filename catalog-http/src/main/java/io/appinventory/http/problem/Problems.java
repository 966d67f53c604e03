package io.appinventory.http.problem;

import io.appinventory.catalog.error.CatalogException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.List;
import java.util.Map;
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
      case MethodNotAllowedResponse refused -> methodNotAllowed(refused, method, path);
      case HttpResponseException refused -> ofFramework(refused, method, path);
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

  private static Problem methodNotAllowed(
      MethodNotAllowedResponse error, String method, String path) {
    String allowed =
        String.join(
            ", ", error.getDetails().getOrDefault("availableMethods", "").split("\\s*,\\s*"));
    String detail = method + " is not allowed at " + path + ", allowed are " + allowed + ".";
    return new Problem(ProblemType.METHOD_NOT_ALLOWED, detail, List.of(), Map.of("Allow", allowed));
  }

  private static Problem ofFramework(HttpResponseException error, String method, String path) {
    ProblemType type = ProblemType.ofStatus(error.getStatus());
    String detail =
        type == ProblemType.ROUTE_NOT_FOUND
            ? "Nothing answers to " + method + " " + path + "."
            : type.title() + ".";
    return Problem.of(type, detail);
  }

  private static Problem unexpected(Exception error, String method, String path) {
    LOG.error("{} {} failed", method, path, error);
    return Problem.of(
        ProblemType.INTERNAL_ERROR,
        "Something went wrong on the server; its log tells more under this request's id.");
  }
}
