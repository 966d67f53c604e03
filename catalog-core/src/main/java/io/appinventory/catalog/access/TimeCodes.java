package io.appinventory.catalog.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by time (RFC 6238): six digits by HMAC-SHA-1, as every device can make them, one
 * for each 30 seconds.
 */
final class TimeCodes {
  /** How many bytes a secret has, as RFC 4226 recommends. */
  static final int SECRET_BYTES = 20;

  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();

  /** How far the clock of a device may be off, in steps. */
  private static final int TOLERANCE = 1;

  private final SecretKeySpec key;

  TimeCodes(byte[] secret) {
    key = new SecretKeySpec(secret, CODES.getAlgorithm());
  }

  /** The step whose code this is, among those around {@code now}. */
  OptionalLong step(String code, Instant now) {
    long current = stepAt(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = current - TOLERANCE; step <= current + TOLERANCE; step++) {
      if (equal(at(step), code)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The code of a step. */
  String at(long step) {
    try {
      return CODES.generateOneTimePasswordString(
          key, Instant.ofEpochSecond(step * CODES.getTimeStep().toSeconds()));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("any bytes are a key for HMAC", e);
    }
  }

  /** The step of a time. */
  static long stepAt(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), CODES.getTimeStep().toSeconds());
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
