package io.appinventory.catalog.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.appinventory.catalog.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Parses the JSON of a document. Strict: no key twice in an object, nothing after the end; numbers
 * keep their digits. The whole document is held in memory.
 */
public final class DocumentParser {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 1_000_000;
  private static final int MAX_DIGITS = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_TEXT)
                          .maxNumberLength(MAX_DIGITS)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DocumentParser() {}

  /**
   * Parses.
   *
   * @param json UTF-8, UTF-16 or UTF-32; read to its end, not closed
   * @throws InvalidInputException when it is not JSON; the message tells line and column
   * @throws IOException when it cannot be read
   */
  public static JsonNode parse(InputStream json) throws IOException {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("document", "invalid", "is not JSON: " + reason(e));
    }
  }

  private static String reason(JsonProcessingException error) {
    String reason = String.valueOf(error.getOriginalMessage()).lines().findFirst().orElse("");
    JsonLocation at = error.getLocation();
    return at == null
        ? reason
        : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + reason;
  }
}
