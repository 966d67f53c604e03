package io.appinventory.http.problem;

import io.appinventory.catalog.error.CatalogException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Answers whatever a handler throws. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final Problem UNEXPECTED =
      Problem.of(
          ProblemType.INTERNAL_ERROR,
          "Something went wrong on the server; its log tells more under this request's id.");

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

  /** Answers what the machine ran out of, or a class that is missing; its request is logged. */
  public static void respond(HttpServletResponse response, Error error) {
    LOG.error("a request failed", error);
    String requestId = Objects.requireNonNullElse(MDC.get("request_id"), "");
    byte[] body = ProblemJson.write(UNEXPECTED, "", requestId);
    response.setStatus(UNEXPECTED.type().status());
    response.setContentType(ProblemJson.MEDIA_TYPE);
    try {
      response.getOutputStream().write(body);
    } catch (IOException e) {
      error.addSuppressed(e);
    }
  }

  private static Problem unexpected(Exception error, String method, String path) {
    LOG.error("{} {} failed", method, path, error);
    return UNEXPECTED;
  }
}
