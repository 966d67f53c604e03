package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.RECOVERY_CODES;

import io.appinventory.catalog.session.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Codes that stand in for a lost device, each good once. A code holds 80 random bits, so that a
 * plain digest of it is enough to keep.
 */
final class RecoveryCodes {
  private static final int COUNT = 10;
  private static final int BYTES = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Scope scope;
  private final UUID userId;

  RecoveryCodes(Scope scope, UUID userId) {
    this.scope = scope;
    this.userId = userId;
  }

  /** Makes new ones. */
  List<String> issue() {
    List<String> codes = Stream.generate(RecoveryCodes::random).limit(COUNT).toList();
    for (String code : codes) {
      scope
          .dsl()
          .insertInto(RECOVERY_CODES)
          .set(RECOVERY_CODES.TENANT_ID, scope.tenantId())
          .set(RECOVERY_CODES.USER_ID, userId)
          .set(RECOVERY_CODES.CODE_HASH, digest(code))
          .execute();
    }
    return codes;
  }

  /** Whether the code is one of them; it is not any more then. */
  boolean use(String code) {
    return scope
            .dsl()
            .deleteFrom(RECOVERY_CODES)
            .where(RECOVERY_CODES.TENANT_ID.eq(scope.tenantId()))
            .and(RECOVERY_CODES.USER_ID.eq(userId))
            .and(RECOVERY_CODES.CODE_HASH.eq(digest(code)))
            .execute()
        == 1;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return String.join("-", Base32.encode(bytes).toLowerCase(Locale.ROOT).split("(?<=\\G.{4})"));
  }

  /** Of the letters and digits alone: hyphens and case are for people. */
  private static byte[] digest(String code) {
    String plain = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    try {
      return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
