package io.appinventory.http.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.access.rule.AccessRules;
import io.appinventory.catalog.delivery.AccessGrants;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.TextType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Bodies that any entity type takes, made from its description. */
public final class Samples {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Samples() {}

  /** What entities refer to, by who created it and its type. */
  private static final Map<Client, Map<EntityType<?>, String>> REFERRED = new ConcurrentHashMap<>();

  /**
   * A body with what has to be said of a new entity, of a name nobody else has.
   *
   * @param client creates what it has to refer to
   */
  public static ObjectNode create(EntityType<?> type, Client client) {
    ObjectNode body = create(type);
    type.toOnes().stream()
        .filter(reference -> reference.property().mustBeSaid())
        .forEach(
            reference ->
                body.put(reference.property().name(), referred(reference.target(), client)));
    if (type == AccessGrants.TYPE) { // One grant on each, to each.
      ObjectNode service = create(Services.TYPE);
      body.put("resource_id", client.post("/api/v1/services", service.toString()).id());
    }
    return body;
  }

  private static String referred(EntityType<?> type, Client client) {
    Map<EntityType<?>, String> known =
        REFERRED.computeIfAbsent(client, any -> new ConcurrentHashMap<>());
    String id = known.get(type);
    if (id == null) {
      Answer created = client.post("/api/v1/" + type.name(), create(type, client).toString());
      id = created.data().path("id").asText();
      known.put(type, id);
    }
    return id;
  }

  /** A text that may change: what the entity is called, where that may. */
  public static Property<?, ?> text(EntityType<?> type) {
    return type.properties().contains(type.label()) && type.label().access() == Access.WRITABLE
        ? type.label()
        : type.properties().stream()
            .filter(property -> property.access() == Access.WRITABLE)
            .filter(property -> property.type() instanceof TextType text && text.format() == null)
            .findFirst()
            .orElseThrow();
  }

  /** The same, which refers to what is not there. */
  public static ObjectNode create(EntityType<?> type) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (Property<?, ?> property : type.properties()) {
      boolean said = property.access() == Access.WRITABLE || property.access() == Access.FIXED;
      if (said && property.mustBeSaid()) {
        body.set(property.name(), value(property));
      }
    }
    return body;
  }

  /** A value the property takes, made from its schema. */
  public static JsonNode value(Property<?, ?> property) {
    ObjectNode schema = property.type().schema();
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (property == AccessRules.ENTITY_TYPE || property == AccessGrants.RESOURCE_TYPE) {
      return json.textNode("services");
    }
    if (property == AccessRules.FILTER) {
      return json.textNode("team.people.email = \"$me\" OR tags:*");
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    return switch (schema.path("type").asText()) {
      case "string" ->
          json.textNode(
              switch (schema.path("format").asText()) {
                case "uuid" -> RunningServer.unknownId();
                case "date" -> "2026-02-03";
                case "date-time" -> "2026-02-03T04:05:06Z";
                default -> "sample-" + COUNT.incrementAndGet() + "@acme.example";
              });
      case "integer", "number" -> json.numberNode(schema.path("minimum").asLong(1));
      case "boolean" -> json.booleanNode(true);
      case "array" -> json.arrayNode().add("services");
      default -> json.objectNode();
    };
  }

  /** A value of a kind the property does not take. */
  public static JsonNode wrong(Property<?, ?> property) {
    String type = property.type().schema().path("type").asText();
    JsonNodeFactory json = JsonNodeFactory.instance;
    return type.equals("object")
        ? json.textNode("no object")
        : json.objectNode().put("no", "value");
  }
}
