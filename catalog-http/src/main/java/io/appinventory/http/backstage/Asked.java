package io.appinventory.http.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate;
import io.appinventory.catalog.exchange.backstage.query.EntityQuestion;
import io.appinventory.catalog.exchange.backstage.query.FilterText;
import io.appinventory.catalog.exchange.backstage.query.FullText;
import io.appinventory.catalog.exchange.backstage.query.Order;
import io.appinventory.catalog.exchange.backstage.query.PredicateJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a list, as it was said, so that a cursor can say it again.
 *
 * @param filters the values of filter parameters
 * @param query a predicate; null for none
 * @param order the order
 * @param fullText the text that is looked for
 */
record Asked(
    List<String> filters,
    @Nullable JsonNode query,
    Optional<Order> order,
    Optional<FullText> fullText) {
  private static final String WRONG_ORDER = "Invalid order field order, must be asc or desc";

  /** The question. */
  EntityQuestion question() {
    EntityPredicate predicate = FilterText.parse(filters);
    EntityPredicate whole = query == null ? predicate : predicate.and(PredicateJson.parse(query));
    return new EntityQuestion(whole, order, fullText);
  }

  /** From {@code orderField} parameters: {@code metadata.name,desc}. Only the first one counts. */
  static Optional<Order> order(List<String> orderFields) {
    return orderFields.stream().findFirst().map(Asked::order);
  }

  private static Order order(String text) {
    String[] parts = text.split(",", -1);
    if (parts[0].isBlank() || parts.length > 2) {
      throw new MalformedQueryException(
          "orderField", "Invalid order field, expected field,asc or field,desc");
    }
    return new Order(parts[0].strip(), parts.length == 2 && descending(parts[1].strip()));
  }

  /** From {@code order} parameters: {@code desc:metadata.name}. */
  static List<Order> orders(List<String> orders) {
    List<Order> all = new ArrayList<>();
    for (String order : orders) {
      int colon = order.indexOf(':');
      if (colon < 0 || order.substring(colon + 1).isBlank()) {
        throw new MalformedQueryException(
            "order", "Invalid order parameter \"" + order + "\", expected <asc or desc>:<field>");
      }
      all.add(new Order(order.substring(colon + 1).strip(), descending(order.substring(0, colon))));
    }
    return all;
  }

  private static boolean descending(String word) {
    return switch (word) {
      case "asc" -> false;
      case "desc" -> true;
      default -> throw new MalformedQueryException("orderField", WRONG_ORDER);
    };
  }

  /** From {@code orderBy} of a body. */
  static Optional<Order> order(JsonNode orderBy) {
    JsonNode first = orderBy.path(0);
    if (orderBy.isMissingNode() || orderBy.isArray() && orderBy.isEmpty()) {
      return Optional.empty();
    }
    if (!first.path("field").isTextual() || first.path("field").textValue().isBlank()) {
      throw new MalformedQueryException("orderBy", "Invalid orderBy, expected [{field, order}]");
    }
    return Optional.of(
        new Order(first.path("field").textValue(), descending(first.path("order").asText("asc"))));
  }

  /** From {@code fullTextFilter} of a body. */
  static Optional<FullText> fullText(JsonNode filter) {
    if (!filter.path("term").isTextual()) {
      return Optional.empty();
    }
    return Optional.of(new FullText(filter.path("term").textValue(), texts(filter, "fields")));
  }

  /** From {@code fullTextFilterTerm} and {@code fullTextFilterFields}. */
  static Optional<FullText> fullText(Optional<String> term, List<String> fields) {
    return term.map(
        text ->
            new FullText(
                text,
                fields.stream()
                    .flatMap(list -> Arrays.stream(list.split(",")))
                    .map(String::strip)
                    .filter(field -> !field.isEmpty())
                    .toList()));
  }

  /** The texts of a list in a body. */
  static List<String> texts(JsonNode body, String name) {
    JsonNode list = body.path(name);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.valueStream().anyMatch(item -> !item.isTextual())) {
      throw new MalformedQueryException(name, "Invalid " + name + ", expected a list of texts");
    }
    return list.valueStream().map(JsonNode::textValue).toList();
  }

  /** The predicate in a body; null where it has none. */
  static @Nullable JsonNode query(ObjectNode body) {
    return body.hasNonNull("query") ? body.get("query") : null;
  }
}
