package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityWriter;
import io.appinventory.catalog.store.Rules;
import io.appinventory.catalog.store.Write;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The life of a feature: when it began and was completed follow from its status, and its
 * requirement is completed when all its features are. A requirement that nobody approved waits; one
 * that was completed goes on when a feature is added or goes on.
 */
final class FeatureRules implements Rules<Feature> {
  @Override
  public EntityType<Feature> type() {
    return Features.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable Feature before, Changes<Feature> changes) {
    ImplementationStatus status = Stamps.value(Features.IMPLEMENTATION_STATUS, before, changes);
    boolean moves = before == null || before.implementationStatus() != status;
    if (moves && status == ImplementationStatus.IN_PROGRESS) {
      Stamps.reach(Features.START_DATE, before, changes, scope.now());
    }
    boolean completed = status == ImplementationStatus.COMPLETED;
    Stamps.follow(Features.COMPLETED_DATE, completed, before, changes, scope.now());
  }

  @Override
  public void after(EntityWriter writer, Write<Feature> write) {
    afterAll(writer, List.of(write));
  }

  @Override
  public void afterAll(EntityWriter writer, List<Write<Feature>> writes) {
    TreeSet<Id<Requirement>> touched = new TreeSet<>();
    writes.stream()
        .filter(FeatureRules::bearsOnTheRequirement)
        .forEach(write -> touched.add(write.after().requirementId()));
    if (!touched.isEmpty()) {
      new Completion(writer).follow(touched);
    }
  }

  private static boolean bearsOnTheRequirement(Write<Feature> write) {
    Feature before = write.before();
    return before == null
        || before.implementationStatus() != write.after().implementationStatus()
        || !Objects.equals(before.deletedAt(), write.after().deletedAt());
  }
}
