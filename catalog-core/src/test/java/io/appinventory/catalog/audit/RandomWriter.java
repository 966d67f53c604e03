package io.appinventory.catalog.audit;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Writes at random: one to three writes of any kind, of any types, in one transaction. */
final class RandomWriter {
  private final SampleEntities samples;
  private final Map<EntityType<?>, List<UUID>> alive = new HashMap<>();
  private final Map<EntityType<?>, List<UUID>> deleted = new HashMap<>();

  RandomWriter(SampleEntities samples) {
    this.samples = samples;
  }

  /** How many writes there were. */
  int write(Transaction tx) {
    int writes = 1 + samples.values().below(3);
    for (int i = 0; i < writes; i++) {
      write(tx, samples.values().one(CatalogFixture.types()));
    }
    return writes;
  }

  private <R extends Entity<R>> void write(Transaction tx, EntityType<R> type) {
    List<UUID> living = alive.computeIfAbsent(type, t -> new ArrayList<>());
    List<UUID> gone = deleted.computeIfAbsent(type, t -> new ArrayList<>());
    int dice = samples.values().below(10);
    if (living.isEmpty() || dice < 2) {
      living.add(tx.create(type, samples.full(type)).id().value());
    } else if (dice == 2) {
      UUID id = samples.values().one(living);
      tx.delete(type, Id.of(id), OptionalLong.empty());
      living.remove(id);
      gone.add(id);
    } else if (dice < 5 && !gone.isEmpty()) {
      UUID id = samples.values().one(gone);
      tx.restore(type, Id.of(id), OptionalLong.empty());
      gone.remove(id);
      living.add(id);
    } else {
      Id<R> id = Id.of(samples.values().one(living));
      Changes<R> patch = samples.patch(type, tx.get(type, id));
      tx.patch(type, id, patch);
    }
  }
}
