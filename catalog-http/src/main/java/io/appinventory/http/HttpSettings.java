package io.appinventory.http;

import io.appinventory.catalog.exchange.archive.ArchiveLimits;
import io.appinventory.http.oidc.OidcSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the server listens and what it puts up with.
 *
 * @param host the address to listen on; all addresses when empty
 * @param port the port; 0 for any that is free
 * @param maxBody the most bytes of a body
 * @param maxBatch the most bytes of a batch
 * @param idleTimeout how long a connection may say nothing
 * @param stopTimeout how long a stop waits for requests that are running
 * @param installationToken the token by which tenants are administered, or several with commas
 *     between them while one takes the place of another; without one nobody can
 * @param trustedProxy whether what {@code Forwarded} and {@code X-Forwarded-For} say of the caller
 *     is believed; only behind a proxy that sets them
 * @param singleSignOn where the users of tenants sign in, for those that have an issuer
 * @param archives how much an archive that is imported may hold
 */
public record HttpSettings(
    String host,
    int port,
    long maxBody,
    long maxBatch,
    Duration idleTimeout,
    Duration stopTimeout,
    Optional<String> installationToken,
    boolean trustedProxy,
    List<OidcSettings> singleSignOn,
    ArchiveLimits archives) {
  private static final int SHORTEST_TOKEN = 16;

  /** Checks the limits; {@link IllegalArgumentException} says which one was missed. */
  public HttpSettings {
    singleSignOn = List.copyOf(singleSignOn);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (maxBody < 1 || maxBatch < maxBody) {
      throw new IllegalArgumentException("a body needs a byte, and a batch takes no less");
    }
    if (installationToken.stream()
        .flatMap(tokens -> Arrays.stream(tokens.split(",", -1)))
        .anyMatch(token -> token.length() < SHORTEST_TOKEN)) {
      throw new IllegalArgumentException(
          "the installation's token must have at least " + SHORTEST_TOKEN + " characters");
    }
  }

  /** The usual: bodies of 1 MB, batches of 32 MB, all addresses, nobody administers tenants. */
  public static HttpSettings onPort(int port) {
    return new HttpSettings(
        "",
        port,
        1_000_000,
        32_000_000,
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        Optional.empty(),
        false,
        List.of(),
        ArchiveLimits.standard());
  }

  /** The same with a token by which tenants are administered. */
  public HttpSettings withInstallationToken(String token) {
    return new HttpSettings(
        host,
        port,
        maxBody,
        maxBatch,
        idleTimeout,
        stopTimeout,
        Optional.of(token),
        trustedProxy,
        singleSignOn,
        archives);
  }

  /** The same on one address only. */
  public HttpSettings onHost(String address) {
    return new HttpSettings(
        address,
        port,
        maxBody,
        maxBatch,
        idleTimeout,
        stopTimeout,
        installationToken,
        trustedProxy,
        singleSignOn,
        archives);
  }

  /** The same behind a proxy that says where requests come from. */
  public HttpSettings behindProxy() {
    return new HttpSettings(
        host,
        port,
        maxBody,
        maxBatch,
        idleTimeout,
        stopTimeout,
        installationToken,
        true,
        singleSignOn,
        archives);
  }

  /** The same with issuers by which users sign in. */
  public HttpSettings withSingleSignOn(List<OidcSettings> issuers) {
    return new HttpSettings(
        host,
        port,
        maxBody,
        maxBatch,
        idleTimeout,
        stopTimeout,
        installationToken,
        trustedProxy,
        issuers,
        archives);
  }

  /** The same with other limits of archives. */
  public HttpSettings withArchives(ArchiveLimits limits) {
    return new HttpSettings(
        host,
        port,
        maxBody,
        maxBatch,
        idleTimeout,
        stopTimeout,
        installationToken,
        trustedProxy,
        singleSignOn,
        limits);
  }

  /** Says nothing secret. */
  @Override
  public String toString() {
    return "HttpSettings[%s:%d]".formatted(host, port);
  }
}
