package io.appinventory.http.exchange;

import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Media types of bodies. */
public final class MediaTypes {
  /** JSON. */
  public static final String JSON = "application/json";

  /** A JSON merge patch (RFC 7396). */
  public static final String MERGE_PATCH = "application/merge-patch+json";

  /** One JSON value on each line. */
  public static final String NDJSON = "application/x-ndjson";

  private MediaTypes() {}

  /**
   * Refuses a body of a type that is not among those allowed, in another character set than UTF-8,
   * or compressed.
   *
   * @param contentType the header's value, null when there is none
   * @param encoding the value of {@code Content-Encoding}, null when there is none
   */
  static void require(
      List<String> allowed, @Nullable String contentType, @Nullable String encoding) {
    String given = Objects.requireNonNullElse(contentType, "").toLowerCase(Locale.ROOT);
    int semicolon = given.indexOf(';');
    String type = plain(contentType);
    String parameters = semicolon < 0 ? "" : given.substring(semicolon + 1);
    if (!allowed.contains(type)) {
      throw unsupported(
          (type.isEmpty() ? "Content-Type is missing" : "The body is " + type)
              + ", allowed are "
              + String.join(", ", allowed)
              + ".");
    }
    if (parameters.contains("charset=") && !parameters.replace("\"", "").contains("=utf-8")) {
      throw unsupported("The body has to be in UTF-8.");
    }
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("The body must not be compressed.");
    }
  }

  /** A type in lower case and without its parameters. */
  static String plain(@Nullable String contentType) {
    String given = Objects.requireNonNullElse(contentType, "").toLowerCase(Locale.ROOT);
    int semicolon = given.indexOf(';');
    return (semicolon < 0 ? given : given.substring(0, semicolon)).strip();
  }

  private static ProblemException unsupported(String detail) {
    return new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
  }
}
