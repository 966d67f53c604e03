package io.appinventory.http.route;

import io.appinventory.catalog.error.NotAuthenticatedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The token by which the operator of the installation administers tenants. */
final class InstallationToken {
  private final Optional<byte[]> expected;

  /** With the token; without one nobody gets in. */
  InstallationToken(Optional<String> token) {
    this.expected = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Refuses another token, in the same time whatever the difference. */
  void require(String presented) {
    byte[] given = presented.getBytes(StandardCharsets.UTF_8);
    if (expected.isEmpty() || !MessageDigest.isEqual(expected.get(), given)) {
      throw new NotAuthenticatedException("This takes the token of the installation.");
    }
  }
}
