package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entity of a document as it was read.
 *
 * @param <R> the record
 * @param path where it stands: {@code services[3]}
 * @param key what it is called; null when it is not, which is a problem
 * @param createdAt when it was created; null where the document does not say so
 * @param body what it says in the form of the API; ids are put in when references are resolved
 * @param stated what it says of properties that callers of the API cannot write
 * @param references what it mentions
 * @param spellings for the names of the API (of properties and of lists of ids) how the document
 *     spells them
 */
record Entry<R extends Entity<R>>(
    String path,
    @Nullable String key,
    @Nullable Instant createdAt,
    ObjectNode body,
    Changes<R> stated,
    List<Reference> references,
    Map<String, String> spellings) {

  /** What tells it from others of its collection. */
  Identity identity() {
    return new Identity(String.valueOf(key), createdAt);
  }

  /**
   * What tells entities of one collection apart.
   *
   * @param key the key
   * @param createdAt null where the key is enough
   */
  record Identity(String key, @Nullable Instant createdAt) {}

  /** The path of a field that the API calls {@code field}: {@code assignments[0].role}. */
  String at(String field) {
    int end = 0;
    while (end < field.length() && ".[".indexOf(field.charAt(end)) < 0) {
      end++;
    }
    String name = field.substring(0, end);
    return path + "." + spellings.getOrDefault(name, name) + field.substring(end);
  }
}
