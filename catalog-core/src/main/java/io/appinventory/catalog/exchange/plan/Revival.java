package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.plan.Step.Found;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import java.util.List;
import java.util.Objects;

/**
 * Brings back what was deleted in the catalog, for imports that adopt: the entity itself, or, where
 * another has its name by now, that one in its place.
 */
final class Revival {
  private final EntityLookup entities;
  private final NameChoice names;

  Revival(EntityLookup entities, NameChoice names) {
    this.entities = entities;
    this.names = names;
  }

  /** What becomes of a descriptor whose entity is deleted. */
  Step revive(Descriptor descriptor, SourceRow row, Target deleted) {
    String name = nameOf(entities.type(deleted.collection()), deleted);
    if (names.keep(descriptor, row, deleted, name)) {
      return new Step.Update(descriptor, row, Found.RESTORED);
    }
    Step step =
        deleted.collection().equals(descriptor.collection())
            ? names.choose(List.of(descriptor)).getFirst()
            : new Step.Update(descriptor, row, Found.DELETED);
    return step instanceof Step.Create create && create.target() != null
        ? replaced(create, row, create.target())
        : step;
  }

  /** A new name is no reason to make another entity: the old one stays deleted. */
  private static Step replaced(Step.Create create, SourceRow row, Target target) {
    return create.exists()
        ? new Step.Update(create.descriptor(), row.tiedTo(target), Found.REPLACED)
        : new Step.Update(create.descriptor(), row, Found.DELETED);
  }

  @SuppressWarnings("unchecked")
  private <R extends Entity<R>> String nameOf(EntityType<R> type, Target target) {
    Entity<?> entity =
        Objects.requireNonNull(
            entities.withIds(target.collection(), List.of(target.id())).get(target.id()));
    return Objects.requireNonNull(type.key().of((R) entity));
  }
}
