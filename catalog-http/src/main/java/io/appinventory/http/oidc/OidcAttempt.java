package io.appinventory.http.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to sign in, kept by the browser that makes it: an answer of the issuer is taken from
 * that browser only.
 *
 * @param state comes back with the answer
 * @param nonce comes back inside the signed token
 * @param verifier shown to the issuer when the code is exchanged
 */
record OidcAttempt(State state, Nonce nonce, CodeVerifier verifier) {
  private static final String COOKIE = "appinventory_oidc";
  private static final int MAX_AGE_SECONDS = 600;
  private static final int PARTS = 3;

  static OidcAttempt begin() {
    return new OidcAttempt(new State(), new Nonce(), new CodeVerifier());
  }

  /** The header that makes the browser keep it. */
  String setCookie(String path, boolean secure) {
    String value = state.getValue() + "." + nonce.getValue() + "." + verifier.getValue();
    return cookie(value, MAX_AGE_SECONDS, path, secure);
  }

  /** The header that makes the browser forget it. */
  static String clearCookie(String path, boolean secure) {
    return cookie("", 0, path, secure);
  }

  private static String cookie(String value, int maxAge, String path, boolean secure) {
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(COOKIE, value, path, maxAge, secure ? "; Secure" : "");
  }

  /** The attempt that a browser sends along. */
  static Optional<OidcAttempt> of(@Nullable String cookies) {
    return Arrays.stream(cookies == null ? new String[0] : cookies.split(";\\s*"))
        .filter(cookie -> cookie.startsWith(COOKIE + "="))
        .findFirst()
        .flatMap(cookie -> parse(cookie.substring(COOKIE.length() + 1)));
  }

  private static Optional<OidcAttempt> parse(String value) {
    String[] parts = value.split("\\.", -1);
    if (parts.length != PARTS || Arrays.stream(parts).anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OidcAttempt(new State(parts[0]), new Nonce(parts[1]), new CodeVerifier(parts[2])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether an answer belongs to it. */
  boolean hasState(String answered) {
    return MessageDigest.isEqual(
        state.getValue().getBytes(StandardCharsets.UTF_8),
        answered.getBytes(StandardCharsets.UTF_8));
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "OidcAttempt";
  }
}
