package io.appinventory.catalog.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.appinventory.catalog.error.MalformedQueryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The place of a match in the order of all matches of a question.
 *
 * @param question a mark of the question and the tenant that it belongs to
 * @param rank the rank
 * @param name the folded name
 * @param type the name of the type
 * @param id the id
 */
record SearchCursor(int question, int rank, String name, String type, UUID id) {
  /** Before the first match of any question. */
  static final SearchCursor BEFORE_ALL = new SearchCursor(0, -1, "", "", new UUID(0, 0));

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Pattern NAME = Pattern.compile("[ a-z0-9]{0,201}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9_-]{1,50}");

  /** The mark of a question. */
  static int mark(Question question, List<String> types, UUID tenant) {
    return List.of(question.words(), types, tenant).hashCode();
  }

  /** The text handed out. */
  String encode() {
    String json =
        JSON.createArrayNode()
            .add(question)
            .add(rank)
            .add(name)
            .add(type)
            .add(id.toString())
            .toString();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what was handed out.
   *
   * @throws MalformedQueryException when it is not, or for another question
   */
  static SearchCursor decode(String text, int question) {
    SearchCursor cursor = read(text);
    if (!cursor.wellFormed()) {
      throw new MalformedQueryException("cursor", "is not one that was handed out");
    }
    if (cursor.question != question) {
      throw new MalformedQueryException("cursor", "belongs to another question");
    }
    return cursor;
  }

  private boolean wellFormed() {
    return rank >= 0
        && rank < MatchRank.values().length
        && NAME.matcher(name).matches()
        && TYPE.matcher(type).matches();
  }

  private static SearchCursor read(String text) {
    try {
      JsonNode json = JSON.readTree(Base64.getUrlDecoder().decode(text));
      return new SearchCursor(
          json.path(0).asInt(),
          json.path(1).asInt(-1),
          json.path(2).asText(),
          json.path(3).asText(),
          UUID.fromString(json.path(4).asText()));
    } catch (IllegalArgumentException | IOException e) {
      throw new MalformedQueryException("cursor", "is not one that was handed out");
    }
  }
}
