package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.scorecard.Criteria;

/**
 * The one value that an older system's camelCase reaches: the field that a criterion looks at,
 * {@code {"field": "teamId"}}. Everywhere else only keys are in camelCase.
 */
final class OlderSpelling {
  private OlderSpelling() {}

  /** The value of {@code property} in canonical spelling. */
  static JsonNode canonical(Property<?, ?> property, JsonNode value) {
    return property == Criteria.CHECK_CONFIG && value.path("field").isTextual()
        ? ((ObjectNode) value.deepCopy())
            .put("field", Fields.canonical(value.path("field").textValue()))
        : value;
  }
}
