package io.appinventory.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.http.exchange.MediaTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers when all is well.
 *
 * @param status the status
 * @param description what it means
 * @param mediaType the type of the body, null for none
 * @param schema its JSON Schema, null for none
 */
public record Answer(
    int status, String description, @Nullable String mediaType, @Nullable ObjectNode schema) {
  /** With a JSON body. */
  public static Answer json(int status, String description, ObjectNode schema) {
    return new Answer(status, description, MediaTypes.JSON, schema);
  }

  /** With a body of another type. */
  public static Answer of(int status, String description, String mediaType) {
    return new Answer(status, description, mediaType, Schemas.string());
  }

  /** Without a body. */
  public static Answer empty(int status, String description) {
    return new Answer(status, description, null, null);
  }
}
