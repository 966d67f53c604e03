package io.appinventory.http.operations;

import io.javalin.http.Context;

/** Headers that tell browsers what not to do with an answer. */
public final class SecurityHeaders {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  /** Sets them; a route may set others in their place. */
  public static void set(Context context) {
    context
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", NOTHING)
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        .header("Cache-Control", "no-store");
  }
}
