package io.appinventory.catalog.exchange.backstage.view;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * The terms by which entities are found: 64 bits of SHA-256 over tenant, key and value. Among ten
 * million different ones the odds of two being equal are one in a hundred thousand; what that
 * spoils is an answer to whoever asks for one of the two, within one tenant.
 *
 * <p>Keys that every entity has, and values that have columns and indexes of their own, have no
 * terms: see {@link #everywhere} and {@link #indexed}.
 */
public final class Terms {
  private static final Set<String> EVERYWHERE =
      Set.of("apiversion", "kind", "metadata.name", "metadata.namespace", "metadata.uid");
  private static final Set<String> ELSEWHERE = Set.of("metadata.name", "metadata.uid");

  private final byte[] tenant;
  private final MessageDigest digest;

  /** Of one tenant. Not safe for use by several threads. */
  public Terms(UUID tenantId) {
    this.tenant =
        ByteBuffer.allocate(16)
            .putLong(tenantId.getMostSignificantBits())
            .putLong(tenantId.getLeastSignificantBits())
            .array();
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether every entity has the key. */
  public static boolean everywhere(String key) {
    return EVERYWHERE.contains(key);
  }

  /** Whether values of the key have terms. */
  public static boolean indexed(String key) {
    return !ELSEWHERE.contains(key);
  }

  /** The term of a key. */
  public long key(String key) {
    digest.update(tenant);
    return end(key);
  }

  /** The term of a key with a value, both in lower case. */
  public long value(String key, String value) {
    digest.update(tenant);
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return end(value);
  }

  private long end(String text) {
    return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  /** The terms of an entity, each once, in order. */
  public Long[] of(List<Leaf> leaves) {
    return leaves.stream().flatMapToLong(this::of).sorted().distinct().boxed().toArray(Long[]::new);
  }

  private LongStream of(Leaf leaf) {
    LongStream key = everywhere(leaf.key()) ? LongStream.empty() : LongStream.of(key(leaf.key()));
    String value = leaf.value();
    return value == null || !indexed(leaf.key())
        ? key
        : LongStream.concat(key, LongStream.of(value(leaf.key(), value)));
  }
}
