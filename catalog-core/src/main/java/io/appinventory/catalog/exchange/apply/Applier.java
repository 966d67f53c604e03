package io.appinventory.catalog.exchange.apply;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.Repositories;
import io.appinventory.catalog.domain.Repository;
import io.appinventory.catalog.domain.RepositoryProvider;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.RepositoryPlace;
import io.appinventory.catalog.exchange.plan.EntityLookup;
import io.appinventory.catalog.exchange.plan.Plan;
import io.appinventory.catalog.exchange.plan.SourceRow;
import io.appinventory.catalog.exchange.plan.SourceTables.ReferenceRow;
import io.appinventory.catalog.exchange.plan.Step;
import io.appinventory.catalog.exchange.plan.Target;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.store.BulkCreation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes one plan, once. */
public final class Applier {
  private final Transaction transaction;
  private final Plan plan;
  private final EntityLookup entities;
  private final EntityPatches patches;
  private final SourceWriter sources;
  private final Set<UUID> changed = new HashSet<>();

  /** For a plan that was made in the same transaction. */
  public Applier(Transaction transaction, Plan plan) {
    this.transaction = transaction;
    this.plan = plan;
    this.entities = new EntityLookup(transaction.scope());
    this.patches = new EntityPatches(transaction);
    this.sources = new SourceWriter(transaction.scope(), plan.source());
  }

  /**
   * Writes.
   *
   * @return the rows of descriptors whose entities changed, besides the new ones
   */
  public Set<UUID> apply() {
    BulkCreation creation = transaction.creation();
    plan.repositories().forEach((id, place) -> add(creation, id, place));
    List<Step.Create> created = steps(Step.Create.class);
    created.forEach(step -> add(creation, step));
    creation.write();
    created.forEach(this::meet);
    steps(Step.Update.class).forEach(this::update);
    arrive();
    patches.members();
    writeSources(created);
    return changed;
  }

  private <S extends Step> List<S> steps(Class<S> kind) {
    return plan.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void add(BulkCreation creation, UUID id, RepositoryPlace place) {
    creation.add(
        Repositories.TYPE,
        Changes.<Repository>none()
            .set(Repositories.TYPE.header().id(), Id.of(id))
            .set(Repositories.NAME, place.name())
            .set(Repositories.URL, place.url())
            .set(
                Repositories.PROVIDER,
                RepositoryProvider.valueOf(place.provider().toUpperCase(Locale.ROOT))));
  }

  private void add(BulkCreation creation, Step.Create step) {
    Target target = step.target();
    if (target != null && !step.exists()) {
      add(creation, entities.type(target.collection()), step, target);
    }
  }

  private <R extends Entity<R>> void add(
      BulkCreation creation, EntityType<R> type, Step.Create step, Target target) {
    Related related = related(target, step.descriptor());
    creation.add(
        type, new EntityChanges<>(type).create(step.descriptor(), target, step.name(), related));
    patches.expectMembers(target.id(), related.members());
  }

  /** An entity that is there already and now has a descriptor. */
  private void meet(Step.Create step) {
    Target target = step.target();
    if (target != null && step.exists()) {
      boolean written =
          patches.patch(target, step.descriptor(), List.of(), related(target, step.descriptor()));
      if (written) {
        changed.add(step.sourceId());
      }
    }
  }

  private void update(Step.Update step) {
    Target target = step.row().target();
    if (target != null && step.alive()) {
      if (step.found() == Step.Found.RESTORED) {
        restore(entities.type(target.collection()), target);
        changed.add(step.row().id());
      }
      List<ReferenceRow> before =
          step.found() == Step.Found.REPLACED
              ? List.of()
              : plan.previous().getOrDefault(step.row().id(), List.of());
      Related now = related(target, step.descriptor());
      if (patches.patch(target, step.descriptor(), before, now)) {
        changed.add(step.row().id());
      }
    }
    sources.update(step.descriptor(), step.row());
  }

  private <R extends Entity<R>> void restore(EntityType<R> type, Target target) {
    transaction.restore(type, Id.of(target.id()), OptionalLong.empty());
  }

  private Related related(Target self, Descriptor descriptor) {
    String format = descriptor.format().code();
    return Related.of(
        self,
        descriptor.references(),
        to -> Optional.ofNullable(plan.targets().get(Plan.targetKey(format, to.key()))));
  }

  /** What dangled before and leads to something now. */
  private void arrive() {
    Map<SourceRow, Map<Reference, Target>> bySource = new LinkedHashMap<>();
    for (Plan.Arrival arrival : plan.arrived()) {
      bySource
          .computeIfAbsent(arrival.from(), row -> new LinkedHashMap<>())
          .put(arrival.reference().reference(), arrival.target());
      sources.arrived(arrival);
    }
    bySource.forEach(
        (row, found) -> {
          Target self = row.target();
          if (self != null && !entities.living(self.collection(), List.of(self.id())).isEmpty()) {
            Related more =
                Related.of(
                    self,
                    new ArrayList<>(found.keySet()),
                    to -> Optional.ofNullable(found.get(to)));
            if (patches.add(self, more)) {
              changed.add(row.id());
            }
          }
        });
  }

  private void writeSources(List<Step.Create> created) {
    sources.create(created);
    List<UUID> seen = new ArrayList<>();
    for (Step.Same same : steps(Step.Same.class)) {
      SourceRow row = same.row();
      Descriptor from = same.descriptor();
      if (row.orphaned() || !row.location().equals(from.place().file())) {
        show(row);
      }
      if (row.source().equals(plan.source())
          && row.location().equals(from.place().file())
          && row.documentNumber() == from.place().document()) {
        seen.add(row.id());
      } else {
        sources.update(from, row);
      }
    }
    sources.seen(seen);
    sources.orphan(plan.orphans());
    Map<UUID, Descriptor> said = new LinkedHashMap<>();
    for (Step.Create step : created) {
      said.put(step.sourceId(), step.descriptor());
      show(step.target(), step.sourceId());
    }
    List<UUID> updated = new ArrayList<>();
    for (Step.Update step : steps(Step.Update.class)) {
      said.put(step.row().id(), step.descriptor());
      updated.add(step.row().id());
      show(step.row());
    }
    sources.references(said, plan, updated);
    plan.orphans().forEach(this::show);
    new ConflictWriter(transaction.scope(), plan.source()).write(steps(Step.Conflict.class));
  }

  private void show(SourceRow row) {
    show(row.target(), row.id());
  }

  private void show(@Nullable Target target, UUID source) {
    if (target == null) {
      transaction.view().touchDescriptor(source);
    } else {
      transaction.view().touch(target.collection(), target.id());
    }
  }
}
