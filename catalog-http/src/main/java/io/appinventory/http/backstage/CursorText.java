package io.appinventory.http.backstage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.exchange.backstage.query.Order;
import io.appinventory.catalog.exchange.backstage.query.PageCursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A cursor as clients see it: base64 of JSON that holds the whole question, in Backstage's fields.
 * One with a predicate has the field {@code query}, by which the client tells that it has to be
 * sent in a body. It says nothing that the caller could not ask for otherwise.
 *
 * @param asked the question
 * @param place where in its list
 */
record CursorText(Asked asked, PageCursor place) {
  private static final JsonMapper JSON = new JsonMapper();

  String print() {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode fields = node.putArray("orderFields");
    ArrayNode values = node.putArray("orderFieldValues");
    Optional<Order> order = asked.order();
    order.ifPresent(
        by ->
            fields
                .addObject()
                .put("field", by.field())
                .put("order", by.descending() ? "desc" : "asc"));
    if (order.isPresent()) {
      values.add(place.value());
    }
    values.add(place.id().toString());
    node.put("isPrevious", place.backward()).put("totalItems", place.total());
    asked
        .fullText()
        .ifPresent(
            text -> {
              ObjectNode filter = node.putObject("fullTextFilter").put("term", text.term());
              text.fields().forEach(filter.putArray("fields")::add);
            });
    if (!asked.filters().isEmpty()) {
      asked.filters().forEach(node.putArray("filter")::add);
    }
    JsonNode query = asked.query();
    if (query != null) {
      node.set("query", query);
    }
    return Base64.getEncoder().encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @throws MalformedQueryException when it is none
   */
  static CursorText parse(String text) {
    ObjectNode node = decoded(text);
    Optional<Order> order = Asked.order(node.path("orderFields"));
    JsonNode values = node.path("orderFieldValues");
    JsonNode id = values.path(order.isPresent() ? 1 : 0);
    JsonNode value = values.path(0);
    JsonNode total = node.path("totalItems");
    boolean sound =
        values.isArray()
            && id.isTextual()
            && (order.isEmpty() || value.isTextual())
            && total.canConvertToLong();
    if (!sound) {
      throw malformed();
    }
    Asked asked =
        new Asked(
            Asked.texts(node, "filter"),
            Asked.query(node),
            order,
            Asked.fullText(node.path("fullTextFilter")));
    return new CursorText(
        asked,
        new PageCursor(
            order.isPresent() ? value.textValue() : null,
            uuid(id.textValue()),
            node.path("isPrevious").asBoolean(),
            total.longValue()));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static ObjectNode decoded(String text) {
    try {
      String standard = text.replace('-', '+').replace('_', '/').replace(' ', '+');
      byte[] bytes = Base64.getDecoder().decode(standard);
      if (JSON.readTree(new String(bytes, StandardCharsets.UTF_8)) instanceof ObjectNode node) {
        return node;
      }
    } catch (IllegalArgumentException | JsonProcessingException e) {
      // answered below
    }
    throw malformed();
  }

  private static MalformedQueryException malformed() {
    return new MalformedQueryException("cursor", "Malformed cursor: could not be parsed");
  }
}
