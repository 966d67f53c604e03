package io.appinventory.catalog.audit.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over text in UTF-8, piece by piece. */
final class Sha256 {
  /** How many bytes a digest has. */
  static final int BYTES = 32;

  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The digest of one text. */
  static byte[] of(String text) {
    Sha256 sha = new Sha256();
    sha.add(text);
    return sha.end();
  }

  /** Adds to what is hashed. */
  void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of all that was added. */
  byte[] end() {
    return digest.digest();
  }
}
