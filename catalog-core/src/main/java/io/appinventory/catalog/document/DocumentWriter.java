package io.appinventory.catalog.document;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.document.LoadReport.Counts;
import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes through the store, each entity once: what it mentions is there by then. Only where
 * entities mention each other in a circle, one of them is written a second time.
 *
 * <p>What the store refuses becomes a problem, and the others are still tried.
 */
final class DocumentWriter {
  private final Transaction transaction;
  private final Problems problems;
  private final LoadProgress progress;
  private final Map<String, Counts> counts = new LinkedHashMap<>();
  private final Set<UUID> absent = new HashSet<>();
  private final List<Plan<?>> later = new ArrayList<>();
  private int done;

  DocumentWriter(Transaction transaction, Problems problems, LoadProgress progress) {
    this.transaction = transaction;
    this.problems = problems;
    this.progress = progress;
  }

  /** Announces a collection, even if it is empty. */
  void expect(DocumentCollection<?> collection) {
    counts.put(collection.type().name(), Counts.NONE);
    collection.matched().stream()
        .filter(matched -> matched.stored() == null)
        .forEach(matched -> absent.add(matched.id().value()));
  }

  LoadReport write(List<Plan<?>> plans) {
    for (Plan<?> plan : WriteOrder.of(plans)) {
      write(plan);
      progress.loaded(plan.type().name(), ++done, plans.size());
    }
    problems.throwIfAny();
    later.forEach(this::patchLater);
    problems.throwIfAny();
    return new LoadReport(counts, transaction.closedCycles());
  }

  private <R extends Entity<R>> void write(Plan<R> plan) {
    Split<R> split = Split.of(plan, absent);
    if (!split.later().isEmpty()) {
      later.add(new Plan<>(plan.type(), plan.entry(), plan.id(), plan.stored(), split.later()));
    }
    try {
      count(plan, writeNow(plan, split));
      absent.remove(plan.id().value());
    } catch (CatalogException e) {
      refused(plan, e);
    }
  }

  private <R extends Entity<R>> Counts writeNow(Plan<R> plan, Split<R> split) {
    R stored = plan.stored();
    if (stored == null) {
      transaction.create(plan.type(), split.now());
      return new Counts(1, 0, 0);
    }
    boolean changed = !split.later().isEmpty();
    if (!split.now().isEmpty()) {
      R after = transaction.patch(plan.type(), plan.id(), split.now());
      changed |= after.rowVersion() != stored.rowVersion();
    }
    return changed ? new Counts(0, 1, 0) : new Counts(0, 0, 1);
  }

  private void count(Plan<?> plan, Counts one) {
    counts.merge(plan.type().name(), one, Counts::plus);
  }

  private <R extends Entity<R>> void patchLater(Plan<R> plan) {
    try {
      transaction.patch(plan.type(), plan.id(), plan.changes());
    } catch (CatalogException e) {
      refused(plan, e);
    }
  }

  private void refused(Plan<?> plan, CatalogException error) {
    switch (error) {
      case InvalidInputException invalid -> addAll(plan, invalid);
      case ConflictException conflict -> {
        // The database has refused: the transaction can do no more.
        addAll(plan, conflict);
        problems.throwIfAny();
        throw conflict;
      }
      case CatalogException other -> throw other;
    }
  }

  private void addAll(Plan<?> plan, CatalogException refusal) {
    refusal.errors().forEach(e -> problems.add(plan.entry().at(e.field()), e.code(), e.message()));
  }
}
