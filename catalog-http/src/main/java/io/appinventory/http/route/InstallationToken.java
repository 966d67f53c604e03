package io.appinventory.http.route;

import io.appinventory.catalog.error.NotAuthenticatedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The token by which the operator of the installation administers tenants. There may be several,
 * with commas between them, so that one can take the place of another.
 */
final class InstallationToken {
  private final List<byte[]> expected;

  /** With the token; without one nobody gets in. */
  InstallationToken(Optional<String> tokens) {
    this.expected =
        tokens.stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  /** Refuses another token, in the same time whatever the difference. */
  void require(String presented) {
    byte[] given = presented.getBytes(StandardCharsets.UTF_8);
    boolean right = false;
    for (byte[] token : expected) {
      right |= MessageDigest.isEqual(token, given);
    }
    if (!right) {
      throw new NotAuthenticatedException("This takes the token of the installation.");
    }
  }
}
