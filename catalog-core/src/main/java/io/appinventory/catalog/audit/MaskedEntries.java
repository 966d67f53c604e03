package io.appinventory.catalog.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Scope;
import java.util.Map;
import java.util.Optional;

/**
 * Audit entries as somebody sees them. The change of a sensitive value is told as {@code {"old":
 * ..., "new": ..., "masked": true}}.
 */
public final class MaskedEntries {
  private static final String MASKED = "masked";

  private final Scope scope;
  private final Masking masking;

  /** For who asks. */
  public MaskedEntries(Scope scope) {
    this.scope = scope;
    this.masking = Masking.ofRecords(scope.principal().role());
  }

  /** A page of them. */
  public Page<AuditEntry> of(Page<AuditEntry> page) {
    return page.map(this::of);
  }

  private AuditEntry of(AuditEntry entry) {
    Optional<EntityType<?>> type = scope.model().type(entry.entityType()).map(each -> each);
    return type.filter(this::isSensitive).map(of -> masked(entry, of)).orElse(entry);
  }

  private boolean isSensitive(EntityType<?> type) {
    return hides(type)
        || type.relations().stream()
            .anyMatch(each -> each instanceof Parts<?, ?> parts && hides(parts.target()));
  }

  private boolean hides(Shape<?> shape) {
    return shape.properties().stream().anyMatch(masking::hides);
  }

  private AuditEntry masked(AuditEntry entry, EntityType<?> type) {
    Json changes = entry.changes();
    String name = entry.entityName();
    return new AuditEntry(
        entry.id(),
        entry.userId(),
        entry.action(),
        entry.entityType(),
        entry.entityId(),
        name == null ? null : masking.seen(type.label(), text(name)).asText(),
        changes == null ? null : Json.of(changes(type, changes.node())),
        entry.metadata(),
        entry.timestamp(),
        entry.status(),
        entry.errorMessage());
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private ObjectNode changes(EntityType<?> type, JsonNode changes) {
    ObjectNode masked = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      masked.set(change.getKey(), change(type, change.getKey(), change.getValue()));
    }
    return masked;
  }

  private JsonNode change(EntityType<?> type, String field, JsonNode change) {
    Optional<? extends Property<?, ?>> property = type.property(field).filter(masking::hides);
    if (property.isPresent()) {
      return JsonNodeFactory.instance
          .objectNode()
          .<ObjectNode>set("old", Masking.masked(change.path("old")))
          .<ObjectNode>set("new", Masking.masked(change.path("new")))
          .put(MASKED, true);
    }
    return type.relation(field).orElse(null) instanceof Parts<?, ?> parts && hides(parts.target())
        ? JsonNodeFactory.instance
            .objectNode()
            .<ObjectNode>set("old", rows(parts.target(), change.path("old")))
            .<ObjectNode>set("new", rows(parts.target(), change.path("new")))
            .put(MASKED, true)
        : change;
  }

  private ArrayNode rows(Shape<?> shape, JsonNode rows) {
    ArrayNode masked = JsonNodeFactory.instance.arrayNode();
    for (JsonNode row : rows) {
      ObjectNode copy = masked.addObject();
      for (Map.Entry<String, JsonNode> value : row.properties()) {
        Optional<? extends Property<?, ?>> property = shape.property(value.getKey());
        copy.set(
            value.getKey(),
            property.map(found -> masking.seen(found, value.getValue())).orElse(value.getValue()));
      }
    }
    return masked;
  }
}
