package io.appinventory.http.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Pieces of JSON Schema (2020-12) for the documentation of routes. */
public final class Schemas {
  private Schemas() {}

  /** A schema of the document's components. */
  public static ObjectNode ref(String name) {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  /** Any text. */
  public static ObjectNode string() {
    return JsonNodeFactory.instance.objectNode().put("type", "string");
  }

  /** One of some texts. */
  public static ObjectNode oneOf(String... values) {
    ObjectNode schema = string();
    var codes = schema.putArray("enum");
    for (String value : values) {
      codes.add(value);
    }
    return schema;
  }

  /** A UUID. */
  public static ObjectNode uuid() {
    return string().put("format", "uuid");
  }

  /** A point in time. */
  public static ObjectNode timestamp() {
    return string().put("format", "date-time");
  }

  /** True or false. */
  public static ObjectNode bool() {
    return JsonNodeFactory.instance.objectNode().put("type", "boolean");
  }

  /** A whole number from {@code min} on. */
  public static ObjectNode integer(long min) {
    return JsonNodeFactory.instance.objectNode().put("type", "integer").put("minimum", min);
  }

  /** A whole number between two limits. */
  public static ObjectNode integer(long min, long max) {
    return integer(min).put("maximum", max);
  }

  /** An object of which nothing is said yet. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode().put("type", "object");
  }

  /**
   * An object with exactly these properties, all required.
   *
   * @param properties names and schemas in turn
   */
  public static ObjectNode object(Object... properties) {
    ObjectNode schema = object();
    ObjectNode members = schema.putObject("properties");
    var required = schema.putArray("required");
    for (int i = 0; i < properties.length; i += 2) {
      String name = (String) properties[i];
      members.set(name, (ObjectNode) properties[i + 1]);
      required.add(name);
    }
    return schema;
  }

  /** A list. */
  public static ObjectNode listOf(ObjectNode items) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    schema.set("items", items);
    return schema;
  }

  /** The schema, or null. */
  public static ObjectNode nullable(ObjectNode schema) {
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    either
        .putArray("anyOf")
        .add(schema)
        .add(JsonNodeFactory.instance.objectNode().put("type", "null"));
    return either;
  }

  /** The envelope of one thing. */
  public static ObjectNode data(ObjectNode of) {
    return object("data", of);
  }

  /** The envelope of a page of things. */
  public static ObjectNode page(ObjectNode of) {
    return object("data", listOf(of), "meta", ref("PageMeta"));
  }
}
