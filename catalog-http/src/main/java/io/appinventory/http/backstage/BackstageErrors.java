package io.appinventory.http.backstage;

import io.appinventory.http.exchange.JsonOutput;
import io.appinventory.http.exchange.MediaTypes;
import io.appinventory.http.problem.Problem;
import io.appinventory.http.problem.ProblemType;
import io.javalin.http.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells problems in the words of Backstage's clients. */
public final class BackstageErrors {
  private static final Pattern PATH = Pattern.compile("/t/[^/]+/api/catalog(/.*)?");

  private BackstageErrors() {}

  /** Whether a path is one of Backstage's. */
  public static boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  /** Sends the problem as the answer. */
  public static void respond(Context context, Problem problem) {
    problem.headers().forEach(context::header);
    int status = problem.type().status() == 422 ? 400 : problem.type().status();
    byte[] body =
        JsonOutput.bytes(
            out -> {
              out.writeStartObject();
              out.writeObjectFieldStart("error");
              out.writeStringField("name", name(status));
              out.writeStringField("message", message(problem));
              out.writeStringField("code", problem.type().code());
              out.writeEndObject();
              out.writeObjectFieldStart("request");
              out.writeStringField("method", context.req().getMethod());
              out.writeStringField("url", url(context));
              out.writeEndObject();
              out.writeObjectFieldStart("response");
              out.writeNumberField("statusCode", status);
              out.writeEndObject();
              out.writeEndObject();
            });
    context.status(status).contentType(MediaTypes.JSON).result(body);
  }

  private static String name(int status) {
    return switch (status) {
      case 400 -> "InputError";
      case 401 -> "AuthenticationError";
      case 403 -> "NotAllowedError";
      case 404 -> "NotFoundError";
      case 409 -> "ConflictError";
      case 501 -> "NotImplementedError";
      case 503 -> "ServiceUnavailableError";
      default -> "Error";
    };
  }

  /** Without the parameter's name before it, which Backstage's own messages do not have. */
  private static String message(Problem problem) {
    return problem.type() == ProblemType.INVALID_QUERY && !problem.errors().isEmpty()
        ? problem.errors().getFirst().message()
        : problem.detail();
  }

  /** The address below the catalog's own. */
  private static String url(Context context) {
    Matcher path = PATH.matcher(context.path());
    String below = path.matches() && path.group(1) != null ? path.group(1) : "/";
    String query = context.queryString();
    return query == null ? below : below + "?" + query;
  }
}
