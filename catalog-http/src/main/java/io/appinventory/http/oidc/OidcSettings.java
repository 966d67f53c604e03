package io.appinventory.http.oidc;

import java.net.URI;
import java.util.Set;

/**
 * Where the users of a tenant sign in.
 *
 * @param tenant the tenant's slug
 * @param issuer the issuer; it tells the rest at {@code /.well-known/openid-configuration}
 * @param clientId what the issuer calls this installation
 * @param clientSecret by which the issuer knows it
 * @param redirect the address of {@code /api/v1/auth/oidc/TENANT/callback} as browsers reach it
 * @param provision whether somebody whom the issuer knows and the tenant does not becomes a user,
 *     with the role viewer
 */
public record OidcSettings(
    String tenant,
    URI issuer,
    String clientId,
    String clientSecret,
    URI redirect,
    boolean provision) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Checks that nobody can listen; {@link IllegalArgumentException} says what is wrong. */
  public OidcSettings {
    requireSafe("the issuer", issuer);
    requireSafe("the redirect address", redirect);
    if (clientId.isBlank() || clientSecret.isBlank()) {
      throw new IllegalArgumentException("single sign-on needs a client id and a client secret");
    }
  }

  private static void requireSafe(String what, URI address) {
    String host = address.getHost();
    boolean safe =
        host != null
            && ("https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && LOOPBACK.contains(host));
    if (!safe) {
      throw new IllegalArgumentException(what + " must be an https address, not " + address);
    }
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "OidcSettings[" + tenant + " at " + issuer + "]";
  }
}
