package io.appinventory.http.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects strictly: no name twice, nothing after the end, numbers as they are written,
 * at most {@link #MAX_DEPTH} levels deep. Messages say where, never in the words of the library.
 */
public final class JsonInput {
  /** The most levels of nesting. */
  public static final int MAX_DEPTH = 64;

  /** The most characters of one text. */
  public static final int MAX_TEXT = 1_000_000;

  private static final int MAX_NUMBER = 64;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxStringLength(MAX_TEXT)
                          .maxNameLength(1_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

  private JsonInput() {}

  /**
   * Reads an object.
   *
   * @param bytes UTF-8
   * @throws ProblemException when it is no JSON, or no object
   */
  public static ObjectNode object(byte[] bytes) {
    JsonNode node = parse(bytes);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw malformed(node.isMissingNode() ? "The body is empty." : "The body is not a JSON object.");
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return READER.readTree(bytes);
    } catch (StreamConstraintsException e) {
      throw malformed(
          "The JSON is nested deeper than "
              + MAX_DEPTH
              + " levels, or has a name, a text or a number that is too long"
              + at(e.getLocation()));
    } catch (JsonEOFException e) {
      throw malformed("The JSON ends too early" + at(e.getLocation()));
    } catch (JsonProcessingException e) {
      throw malformed("The body is not JSON: " + reason(e) + at(e.getLocation()));
    } catch (IOException e) {
      throw malformed("The body is not UTF-8.");
    }
  }

  /**
   * The parser's own words, when they speak of the text; those about Java speak of nothing else.
   */
  private static String reason(JsonProcessingException error) {
    String message = String.valueOf(error.getOriginalMessage());
    int java = message.indexOf("(start marker");
    String said = java < 0 ? message : message.substring(0, java).strip();
    return said.startsWith("Trailing token")
        ? "something follows its end"
        : said.contains("`") ? "it cannot be read" : said;
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? "."
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemType.MALFORMED, detail);
  }
}
