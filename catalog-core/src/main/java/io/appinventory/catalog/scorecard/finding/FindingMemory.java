package io.appinventory.catalog.scorecard.finding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.resolve.FilterEvaluator;
import io.appinventory.catalog.query.resolve.Related;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Findings in memory. {@link FindingSql} finds the same. */
public final class FindingMemory {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** By code point, as PostgreSQL orders under collation "C". */
  private static final Comparator<String> ORDER =
      (a, b) -> java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private final Related related;
  private final FilterEvaluator filters;

  /** With the place to find related rows. */
  public FindingMemory(Related related) {
    this.related = related;
    this.filters = new FilterEvaluator(related);
  }

  /** The finding; JSON's null where there is none. */
  public JsonNode of(Finding finding, Object row) {
    return behind(finding.through(), finding, row);
  }

  private JsonNode behind(List<ToOne<?, ?>> through, Finding finding, Object row) {
    if (through.isEmpty()) {
      return here(finding, row);
    }
    Collection<?> next = related.rows(through.getFirst(), row);
    return next.isEmpty()
        ? NODES.nullNode()
        : behind(through.subList(1, through.size()), finding, next.iterator().next());
  }

  private JsonNode here(Finding finding, Object row) {
    return switch (finding) {
      case Finding.OfProperty found -> property(found, row);
      case Finding.OfValues found ->
          list(
              related.rows(found.relation(), row).stream()
                  .map(each -> json(found.property(), each))
                  .filter(JsonNode::isTextual)
                  .map(JsonNode::textValue)
                  .distinct());
      case Finding.OfRows found ->
          list(
              rows(found.relation(), found.where(), row)
                  .map(each -> json(((EntityType<?>) found.relation().target()).label(), each))
                  .map(JsonNode::textValue));
      case Finding.OfNumber found ->
          NODES.numberNode(rows(found.relation(), found.where(), row).count());
      case Finding.OfLast found ->
          filters
              .last(found.of(), row)
              .map(last -> of(found.finding(), last))
              .orElseGet(NODES::nullNode);
    };
  }

  private Stream<?> rows(Relation<?, ?> relation, ResolvedFilter where, Object row) {
    return related.rows(relation, row).stream().filter(each -> filters.test(where, each));
  }

  private static JsonNode list(Stream<String> texts) {
    ArrayNode list = NODES.arrayNode();
    texts.sorted(ORDER).limit(Finding.MAX_VALUES).forEach(list::add);
    return list;
  }

  private static JsonNode property(Finding.OfProperty found, Object row) {
    JsonNode value = json(found.property(), row);
    for (String key : found.keys()) {
      value =
          value.isArray() && key.matches("0|[1-9]\\d{0,8}")
              ? value.path(Integer.parseInt(key))
              : value.path(key);
    }
    return value.isMissingNode() ? NODES.nullNode() : value;
  }

  @SuppressWarnings("unchecked") // the property was found in the shape of the row
  private static JsonNode json(Property<?, ?> property, Object row) {
    Property<Object, Object> typed = (Property<Object, Object>) property;
    return typed.toJson(typed.of(row));
  }
}
