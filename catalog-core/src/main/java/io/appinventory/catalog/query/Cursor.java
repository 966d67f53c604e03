package io.appinventory.catalog.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.appinventory.catalog.error.MalformedQueryException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in one list, as an opaque text: base64url of {@code [list, "f" or "b", values...]}, where
 * {@code list} stands for the type, tenant, filter, order and restriction. It holds nothing but
 * values that its reader has seen; they are bound, never trusted, so that a forged cursor can do no
 * more than another page of the same list.
 *
 * @param backward whether it asks for what precedes the place
 * @param place the values that the list is ordered by
 */
public record Cursor(boolean backward, List<@Nullable JsonNode> place) {
  private static final String PARAMETER = "cursor";
  private static final int MAX_LENGTH = 10_000;
  private static final int FINGERPRINT_BYTES = 12;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** What stands for a list; lists that differ in one part differ in it. */
  public static String fingerprint(List<String> parts) {
    ArrayNode all = JSON.createArrayNode();
    parts.forEach(all::add);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, FINGERPRINT_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The text, for the list with the fingerprint. */
  public String print(String fingerprint) {
    ArrayNode all = JSON.createArrayNode().add(fingerprint).add(backward ? "b" : "f");
    place.forEach(value -> all.add(value == null ? all.nullNode() : value));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @throws MalformedQueryException when it is none, or one of another list
   */
  public static Cursor parse(String text, String fingerprint) {
    JsonNode all = decoded(text);
    if (!all.isArray() || all.size() < 3 || !all.get(0).isTextual()) {
      throw malformed();
    }
    if (!all.get(0).textValue().equals(fingerprint)) {
      throw new MalformedQueryException(
          PARAMETER,
          "it belongs to another list: another type, filter, order, search or tenant. Start with"
              + " the first page.");
    }
    boolean backward = all.get(1).asText().equals("b");
    List<@Nullable JsonNode> place = new ArrayList<>();
    for (int i = 2; i < all.size(); i++) {
      place.add(all.get(i).isNull() ? null : all.get(i));
    }
    return new Cursor(backward, place);
  }

  private static JsonNode decoded(String text) {
    if (text.length() > MAX_LENGTH) {
      throw malformed();
    }
    try {
      return JSON.readTree(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw malformed();
    }
  }

  /** The error for what is no cursor. */
  public static MalformedQueryException malformed() {
    return new MalformedQueryException(
        PARAMETER, "it is none that a list has given; start with the first page");
  }
}
