package io.appinventory.http.problem;

import io.appinventory.catalog.error.ErrorCode;
import java.util.Locale;

/** Every kind of error that is answered, with its status and title. */
public enum ProblemType {
  /** See {@link ErrorCode#MALFORMED}. */
  MALFORMED(400, "The request is malformed"),
  /** See {@link ErrorCode#INVALID_QUERY}. */
  INVALID_QUERY(400, "A parameter is not understood"),
  /** See {@link ErrorCode#NOT_AUTHENTICATED}. */
  NOT_AUTHENTICATED(401, "Sign-in is required"),
  /** See {@link ErrorCode#NOT_ALLOWED}. */
  NOT_ALLOWED(403, "That is not allowed"),
  /** See {@link ErrorCode#NOT_FOUND}. */
  NOT_FOUND(404, "There is no such entity"),
  /** Nothing is served at the path. */
  ROUTE_NOT_FOUND(404, "There is no such address"),
  /** The path is served, by other methods; they stand in {@code Allow}. */
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  /** The request came in too slowly. */
  REQUEST_TIMEOUT(408, "The request took too long to arrive"),
  /** See {@link ErrorCode#DUPLICATE}. */
  DUPLICATE(409, "A value that must be unique is taken"),
  /** See {@link ErrorCode#CONFLICT}. */
  CONFLICT(409, "The state of the catalog does not allow it"),
  /** See {@link ErrorCode#IN_PROGRESS}. */
  IN_PROGRESS(409, "The same request is being done right now"),
  /** See {@link ErrorCode#STALE_VERSION}. */
  STALE_VERSION(412, "The entity has changed since it was read"),
  /** The body is larger than the route takes. */
  TOO_LARGE(413, "The body is too large"),
  /** The path with its parameters is longer than the server takes. */
  URI_TOO_LONG(414, "The address is too long"),
  /** The body is of a type that the route does not take. */
  UNSUPPORTED_MEDIA_TYPE(415, "The type of the body is not supported"),
  /** See {@link ErrorCode#INVALID_INPUT}. */
  INVALID_INPUT(422, "Values are not allowed"),
  /** See {@link ErrorCode#TOO_MANY_REQUESTS}. */
  TOO_MANY_REQUESTS(429, "Too many requests"),
  /** The headers are larger than the server takes. */
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  /** A fault of the server. */
  INTERNAL_ERROR(500, "Something went wrong on the server"),
  /** See {@link ErrorCode#UNAVAILABLE}. */
  UNAVAILABLE(503, "The catalog is not available at the moment"),
  /** See {@link ErrorCode#TIMEOUT}. */
  TIMEOUT(503, "The request took too long"),
  /** See {@link ErrorCode#OUTCOME_UNKNOWN}. */
  OUTCOME_UNKNOWN(503, "It is not known whether the write happened"),
  /** Another version of HTTP than 1.1 or 2. */
  HTTP_VERSION_NOT_SUPPORTED(505, "The version of HTTP is not supported");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The type of an error of the catalog. */
  public static ProblemType of(ErrorCode code) {
    return switch (code) {
      case MALFORMED -> MALFORMED;
      case INVALID_QUERY -> INVALID_QUERY;
      case INVALID_INPUT -> INVALID_INPUT;
      case NOT_AUTHENTICATED -> NOT_AUTHENTICATED;
      case NOT_ALLOWED -> NOT_ALLOWED;
      case NOT_FOUND -> NOT_FOUND;
      case DUPLICATE -> DUPLICATE;
      case CONFLICT -> CONFLICT;
      case IN_PROGRESS -> IN_PROGRESS;
      case STALE_VERSION -> STALE_VERSION;
      case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
      case UNAVAILABLE -> UNAVAILABLE;
      case TIMEOUT -> TIMEOUT;
      case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
    };
  }

  /** The type that fits a status which somebody else chose. */
  static ProblemType ofStatus(int status) {
    return switch (status) {
      case 404 -> ROUTE_NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> TOO_LARGE;
      case 414 -> URI_TOO_LONG;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 431 -> HEADERS_TOO_LARGE;
      case 503 -> UNAVAILABLE;
      case 505 -> HTTP_VERSION_NOT_SUPPORTED;
      default -> status >= 400 && status < 500 ? MALFORMED : INTERNAL_ERROR;
    };
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What it is, for every occurrence the same. */
  public String title() {
    return title;
  }

  /** The stable code, such as {@code not_found}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The URI that identifies the type. */
  public String uri() {
    return "urn:appinventory:problem:" + code();
  }
}
