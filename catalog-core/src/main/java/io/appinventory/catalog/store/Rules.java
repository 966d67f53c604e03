package io.appinventory.catalog.store;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is special to one entity type. All of it runs inside the transaction of the write.
 *
 * @param <R> the record
 */
public interface Rules<R extends Entity<R>> {
  /** The type. */
  EntityType<R> type();

  /**
   * Before a creation or a patch: may say more.
   *
   * @param before the entity, locked; null at creation
   * @param changes what is said so far
   */
  default void prepare(Scope scope, @Nullable R before, Changes<R> changes) {}

  /**
   * Before many creations at once: the same of each.
   *
   * @param all what is said of each so far
   */
  default void prepareAll(Scope scope, List<Changes<R>> all) {
    all.forEach(changes -> prepare(scope, null, changes));
  }

  /**
   * Checks the entity as it is about to be.
   *
   * @param before the entity, null at creation
   * @param after the entity with the changes
   * @param changes what is said
   * @param errors takes what is wrong
   */
  default void check(
      Scope scope, @Nullable R before, R after, Changes<R> changes, List<FieldError> errors) {}

  /**
   * Last before a creation is checked: takes what no two entities may have, such as a number.
   *
   * @param changes what is said so far; takes what is claimed
   * @param lasting false for a write that is only tried: then nothing is written
   */
  default void claim(Scope scope, Changes<R> changes, boolean lasting) {}

  /** After a write of whatever kind. */
  default void after(EntityWriter writer, Write<R> write) {}

  /** After many creations at once. */
  default void afterAll(EntityWriter writer, List<Write<R>> writes) {
    writes.forEach(write -> after(writer, write));
  }
}
