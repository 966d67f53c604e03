package io.appinventory.http.route;

import io.appinventory.catalog.error.NotAuthenticatedException;
import org.jspecify.annotations.Nullable;

/** The header {@code Authorization: Bearer} (RFC 6750, section 2.1). */
public final class Bearer {
  private static final String SCHEME = "Bearer ";
  private static final int MAX_LENGTH = 4_000;

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
    String value = header.strip();
    boolean bearer = value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = bearer ? value.substring(SCHEME.length()).stripLeading() : "";
    if (token.isEmpty() || token.length() > MAX_LENGTH || !wellFormed(token)) {
      throw new NotAuthenticatedException("The Authorization header is not Bearer with a token.");
    }
    return token;
  }

  private static boolean wellFormed(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (!mayStandInAToken(token.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayStandInAToken(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "._~+/=-".indexOf(c) >= 0;
  }
}
