package io.appinventory.catalog.model;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.appinventory.catalog.error.TooManyRequestsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A password, known only by its bcrypt hash. Hashing takes a core for a quarter of a second, so at
 * most two run at once in a process; the others wait their turn, for five seconds at most.
 */
public final class Password {
  /** The work factor of new hashes. */
  public static final int COST = 12;

  /** The most bytes (UTF-8) that bcrypt looks at; longer passwords are refused, never cut. */
  public static final int MAX_BYTES = 72;

  private static final Semaphore CORES = new Semaphore(2, true);

  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private final String hash;

  private Password(String hash) {
    this.hash = hash;
  }

  private static void takeCore() {
    try {
      if (CORES.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new TooManyRequestsException("Too many sign-ins at once.", MAX_WAIT);
  }

  /** Hashes a password of 1 to {@value #MAX_BYTES} bytes. */
  public static Password hash(String plain, int cost) {
    takeCore();
    try {
      return new Password(BCrypt.withDefaults().hashToString(cost, plain.toCharArray()));
    } finally {
      CORES.release();
    }
  }

  /** A hash that was made before. */
  public static Password ofHash(String hash) {
    return new Password(hash);
  }

  /** Whether {@code plain} is this password. Takes as long for a wrong one. */
  public boolean matches(String plain) {
    if (plain.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return false;
    }
    takeCore();
    try {
      return BCrypt.verifyer().verify(plain.toCharArray(), hash).verified;
    } finally {
      CORES.release();
    }
  }

  /** The hash, for the column. */
  String hash() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Password that && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  /** Never shows the hash. */
  @Override
  public String toString() {
    return "Password";
  }
}
