package io.appinventory.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A parameter of a route.
 *
 * @param name the name
 * @param place where it stands
 * @param required whether it must be given
 * @param description what it means
 * @param schema the JSON Schema of its value
 */
public record Parameter(
    String name, Place place, boolean required, String description, ObjectNode schema) {
  /** Where a parameter stands; in OpenAPI's words when in lower case. */
  public enum Place {
    /** In the path. */
    PATH,
    /** In the query string. */
    QUERY,
    /** In a header. */
    HEADER
  }

  /** One in the path. */
  public static Parameter path(String name, String description, ObjectNode schema) {
    return new Parameter(name, Place.PATH, true, description, schema);
  }

  /** One in the query string that may be left out. */
  public static Parameter query(String name, String description, ObjectNode schema) {
    return new Parameter(name, Place.QUERY, false, description, schema);
  }

  /** One in a header that may be left out. */
  public static Parameter header(String name, String description, ObjectNode schema) {
    return new Parameter(name, Place.HEADER, false, description, schema);
  }

  /** The same, which must be given. */
  public Parameter mandatory() {
    return new Parameter(name, place, true, description, schema);
  }
}
