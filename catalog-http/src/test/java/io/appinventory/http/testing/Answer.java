package io.appinventory.http.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, String body) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The body as JSON; missing when there is none. */
  public JsonNode json() {
    try {
      return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + body, e);
    }
  }

  /** What stands in the envelope. */
  public JsonNode data() {
    return json().path("data");
  }

  /** The id of what stands in the envelope. */
  public String id() {
    return data().path("id").asText();
  }

  /** A header; empty when it is not there. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The problem's code, in our words or in Backstage's; empty when it is none. */
  public String code() {
    JsonNode error = json().path("error");
    return (error.isMissingNode() ? json() : error).path("code").asText();
  }
}
