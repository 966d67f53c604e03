package io.appinventory.http.route;

import io.appinventory.catalog.error.NotAuthenticatedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Authorization: Bearer} (RFC 6750, section 2.1). */
public final class Bearer {
  private static final Pattern HEADER =
      Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]{1,4000})");

  private Bearer() {}

  /**
   * The token.
   *
   * @param header the header's value, null when there is none
   * @throws NotAuthenticatedException when there is no token in it
   */
  public static String token(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw new NotAuthenticatedException(
          "Sign in at /api/v1/auth/login, then send Authorization: Bearer with the token.");
    }
    Matcher token = HEADER.matcher(header.strip());
    if (!token.matches()) {
      throw new NotAuthenticatedException("The Authorization header is not Bearer with a token.");
    }
    return token.group(1);
  }
}
