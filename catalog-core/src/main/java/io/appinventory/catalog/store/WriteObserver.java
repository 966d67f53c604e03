package io.appinventory.catalog.store;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.session.Scope;
import java.util.List;

/**
 * Told of every write of every type, inside its transaction; keeps what is derived from entities,
 * such as the search index.
 */
public interface WriteObserver {
  /** After a write. */
  <R extends Entity<R>> void written(Scope scope, Write<R> write);

  /** After many writes of one type at once. */
  default <R extends Entity<R>> void writtenAll(Scope scope, List<Write<R>> writes) {
    writes.forEach(write -> written(scope, write));
  }
}
