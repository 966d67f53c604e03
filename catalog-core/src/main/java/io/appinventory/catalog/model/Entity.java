package io.appinventory.catalog.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the catalog. What all entities have in common stands in their {@link Header}.
 *
 * @param <E> the record itself
 */
public interface Entity<E extends Entity<E>> {
  /** Id, version and times. */
  Header<E> header();

  /** The entity's id. */
  default Id<E> id() {
    return header().id();
  }

  /** The version, raised by one with every write; the number in the ETag. */
  default long rowVersion() {
    return header().rowVersion();
  }

  /** When it was deleted, null while it lives. */
  default @Nullable Instant deletedAt() {
    return header().deletedAt();
  }
}
