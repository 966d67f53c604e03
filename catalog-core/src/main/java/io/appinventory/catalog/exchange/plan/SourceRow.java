package io.appinventory.catalog.exchange.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor that was taken before.
 *
 * @param id the row's id
 * @param source what was imported as a whole
 * @param format the code of the format
 * @param kind what the format calls such an entity
 * @param key what the format calls this one by
 * @param location the file
 * @param documentNumber the number of the document in it
 * @param target the entity; null for what is only kept
 * @param hash of the document
 * @param orphaned whether it was gone at the last import
 */
public record SourceRow(
    UUID id,
    String source,
    String format,
    String kind,
    String key,
    String location,
    int documentNumber,
    @Nullable Target target,
    String hash,
    boolean orphaned) {
  /** The same, tied to another entity. */
  SourceRow tiedTo(Target other) {
    return new SourceRow(
        id, source, format, kind, key, location, documentNumber, other, hash, orphaned);
  }
}
