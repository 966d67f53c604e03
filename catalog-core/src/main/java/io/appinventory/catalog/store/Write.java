package io.appinventory.catalog.store;

import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A write that happened.
 *
 * @param <R> the record
 * @param kind what was done
 * @param type the type
 * @param before the entity before, null at creation
 * @param after the entity after
 * @param changes the fields that changed
 */
public record Write<R extends Entity<R>>(
    Kind kind, EntityType<R> type, @Nullable R before, R after, FieldChanges changes) {
  /** What was done. */
  public enum Kind {
    /** It is new. */
    CREATE,
    /** Its properties or relations changed. */
    UPDATE,
    /** It was deleted, softly. */
    DELETE,
    /** It lives again. */
    RESTORE
  }

  /** The entity before; only for writes other than creations. */
  public R existing() {
    return Objects.requireNonNull(before, "a creation has no entity before");
  }
}
