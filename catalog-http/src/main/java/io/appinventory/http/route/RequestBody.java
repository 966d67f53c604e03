package io.appinventory.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.http.exchange.MediaTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * The body a route takes.
 *
 * @param mediaTypes the types it may have
 * @param schema its JSON Schema; of one line where it has many
 * @param required whether it must be there
 * @param large whether the limit for batches applies to it
 * @param files which of the types are those of files, of which the schema says nothing
 */
public record RequestBody(
    List<String> mediaTypes,
    ObjectNode schema,
    boolean required,
    boolean large,
    List<String> files) {
  /** Keeps copies. */
  public RequestBody {
    mediaTypes = List.copyOf(mediaTypes);
    files = List.copyOf(files);
  }

  /** Without files. */
  public RequestBody(List<String> mediaTypes, ObjectNode schema, boolean required, boolean large) {
    this(mediaTypes, schema, required, large, List.of());
  }

  /** The same, which may also be a file of one of these types. */
  public RequestBody orFile(List<String> types) {
    List<String> all = new ArrayList<>(mediaTypes);
    all.addAll(types);
    return new RequestBody(all, schema, required, large, types);
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
