package io.appinventory.catalog.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A bearer token: what kind it is, whose tenant it is for, which row it belongs to, and a secret of
 * 256 bits. Only a digest is kept; as the secret is random, a plain SHA-256 is enough.
 *
 * @param kind session or API token
 * @param tenantId the tenant
 * @param id the row
 * @param text the whole token as the caller presents it
 */
record BearerToken(Kind kind, UUID tenantId, UUID id, String text) {
  private static final int SECRET_BYTES = 32;
  private static final int BYTES = 16 + 16 + SECRET_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a token stands for. */
  enum Kind {
    /** Someone who signed in. */
    SESSION("ais_"),
    /** A program that acts for a user. */
    API_TOKEN("aik_");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /** A new token. */
  static BearerToken issue(Kind kind, UUID tenantId, UUID id) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    put(bytes, tenantId);
    put(bytes, id);
    bytes.put(secret);
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    return new BearerToken(kind, tenantId, id, kind.prefix + encoded);
  }

  /** Reads what a caller presents; empty when it is no token of ours. */
  static Optional<BearerToken> parse(String text) {
    for (Kind kind : Kind.values()) {
      if (text.startsWith(kind.prefix) && text.length() < 200) {
        return decode(text.substring(kind.prefix.length()))
            .map(bytes -> new BearerToken(kind, uuid(bytes), uuid(bytes), text));
      }
    }
    return Optional.empty();
  }

  /** The digest that is kept. */
  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Does not show the secret. */
  @Override
  public String toString() {
    return kind.prefix + id;
  }

  private static Optional<ByteBuffer> decode(String encoded) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(encoded);
      return bytes.length == BYTES ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void put(ByteBuffer bytes, UUID id) {
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(ByteBuffer bytes) {
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
