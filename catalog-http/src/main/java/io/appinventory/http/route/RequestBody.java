package io.appinventory.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.http.exchange.MediaTypes;
import java.util.List;

/**
 * The body a route takes.
 *
 * @param mediaTypes the types it may have
 * @param schema its JSON Schema; of one line where it has many
 * @param required whether it must be there
 * @param large whether the limit for batches applies to it
 */
public record RequestBody(
    List<String> mediaTypes, ObjectNode schema, boolean required, boolean large) {
  /** Keeps a copy. */
  public RequestBody {
    mediaTypes = List.copyOf(mediaTypes);
  }

  /** A JSON object. */
  public static RequestBody json(ObjectNode schema) {
    return new RequestBody(List.of(MediaTypes.JSON), schema, true, false);
  }

  /** A JSON merge patch, which may also call itself plain JSON. */
  public static RequestBody patch(ObjectNode schema) {
    return new RequestBody(List.of(MediaTypes.MERGE_PATCH, MediaTypes.JSON), schema, true, false);
  }

  /** Many lines, each a JSON object. */
  public static RequestBody lines(ObjectNode schema) {
    return new RequestBody(
        List.of(MediaTypes.NDJSON, "application/ndjson", "application/jsonl"), schema, true, true);
  }
}
