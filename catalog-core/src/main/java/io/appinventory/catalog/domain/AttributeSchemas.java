package io.appinventory.catalog.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The attributes that each type of service, component and resource allows: one JSON Schema
 * (2020-12) a type, in {@code attributes/<collection>.json} beside this class.
 */
final class AttributeSchemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry -> registry.schemaLoader(loader -> loader.fetchRemoteResources(false)));

  private final Map<String, Schema> byType = new HashMap<>();

  /** Reads the schemas of a collection. */
  AttributeSchemas(String collection) {
    String resource = "attributes/" + collection + ".json";
    try (InputStream in = AttributeSchemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      new ObjectMapper()
          .readTree(in)
          .properties()
          .forEach(entry -> byType.put(entry.getKey(), REGISTRY.getSchema(entry.getValue())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The types that have a schema. */
  TreeSet<String> types() {
    return new TreeSet<>(byType.keySet());
  }

  /** Checks the attributes of an entity of a type. */
  void check(String type, Json attributes, List<FieldError> errors) {
    Schema schema = byType.get(type);
    if (schema == null) {
      throw new IllegalStateException("no schema for the attributes of type " + type);
    }
    for (com.networknt.schema.Error error : schema.validate(attributes.node())) {
      errors.add(fieldError(type, schema.getSchemaNode(), error));
    }
  }

  private static FieldError fieldError(
      String type, JsonNode schema, com.networknt.schema.Error error) {
    String at = error.getInstanceLocation().toString().replace('/', '.');
    if (error.getKeyword().equals("additionalProperties")) {
      TreeSet<String> allowed = new TreeSet<>();
      schema.path("properties").fieldNames().forEachRemaining(allowed::add);
      return new FieldError(
          "attributes" + at + "." + error.getProperty(),
          "unknown_field",
          "is not an attribute of type " + type + ", which has " + String.join(", ", allowed));
    }
    String code = error.getKeyword().equals("type") ? "wrong_type" : "invalid";
    return new FieldError("attributes" + at, code, error.getMessage());
  }
}
