package io.appinventory.catalog.idempotency;

import io.appinventory.catalog.error.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a caller calls a request, and which request it was.
 *
 * @param key the caller's name for it, unique among the caller's own: 1 to 255 visible ASCII
 *     characters
 * @param fingerprint SHA-256 of all that makes the request this one, 64 hexadecimal digits
 */
public record IdempotencyKey(String key, String fingerprint) {
  /** What a key is called in the errors about it. */
  static final String FIELD = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /**
   * Checks the key.
   *
   * @throws InvalidInputException when it has another form
   */
  public IdempotencyKey {
    if (!FORM.matcher(key).matches()) {
      throw new InvalidInputException(
          FIELD, "invalid", "has to have 1 to 255 visible ASCII characters");
    }
  }

  /** Takes the fingerprint of the parts of a request: method, path, body and the like. */
  public static IdempotencyKey of(String key, List<String> parts, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        add(digest, part.getBytes(StandardCharsets.UTF_8));
      }
      add(digest, body);
      return new IdempotencyKey(key, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** With its length, so that no two lists of parts give the same bytes. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    digest.update(part);
  }
}
