package io.appinventory.catalog;

import io.appinventory.catalog.delivery.EntityGrants;
import io.appinventory.catalog.delivery.GrantWriter;
import io.appinventory.catalog.exchange.backstage.view.BackstageView;
import io.appinventory.catalog.graph.CycleWatch;
import io.appinventory.catalog.graph.DependencyCycle;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.scorecard.definition.DefinitionCache;
import io.appinventory.catalog.scorecard.definition.DeletedScorecards;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.BulkCreation;
import io.appinventory.catalog.store.EntityWriter;
import io.appinventory.catalog.store.RuleBook;
import java.util.List;
import java.util.OptionalLong;

/**
 * One transaction of one tenant: all of what it writes happens, with its audit entries, or nothing.
 */
public final class Transaction extends Reader {
  private final EntityWriter writer;
  private final RuleBook rules;
  private final CycleWatch cycles = new CycleWatch();
  private final BackstageView view = new BackstageView();
  private final DeletedScorecards deletedScorecards = new DeletedScorecards();

  Transaction(Scope scope, RuleBook rules, DefinitionCache scorecards) {
    super(scope, rules, scorecards);
    this.rules = rules.observedBy(cycles).observedBy(view).observedBy(deletedScorecards);
    this.writer = new EntityWriter(scope, this.rules);
  }

  /** Creates an entity; see {@link EntityWriter#create}. */
  public <R extends Entity<R>> R create(EntityType<R> type, Changes<R> changes) {
    return writer.create(type, changes);
  }

  /** Begins to create many entities in few statements. */
  public BulkCreation creation() {
    return new BulkCreation(writer, rules);
  }

  /** The grants on an entity, to be made and taken back by who may. */
  public <R extends Entity<R>> GrantWriter<R> grants(EntityGrants<R> on) {
    return new GrantWriter<>(on, this, trusted());
  }

  /**
   * Writes with every right, in the name of who asks, once that is allowed by other means than the
   * role.
   */
  EntityWriter trusted() {
    return new EntityWriter(scope().trusted(), rules);
  }

  /** To be told of descriptors that are written without their entities. */
  public BackstageView view() {
    return view;
  }

  /** Checks and writes what is left to the end, before the commit. */
  void end() {
    deletedScorecards.requireUnasked(scope());
    view.flush(scope());
  }

  /** Changes an entity whatever its version; see {@link EntityWriter#patch}. */
  public <R extends Entity<R>> R patch(EntityType<R> type, Id<R> id, Changes<R> changes) {
    return writer.patch(type, id, changes, OptionalLong.empty());
  }

  /** Changes an entity that is still at {@code version}; see {@link EntityWriter#patch}. */
  public <R extends Entity<R>> R patch(
      EntityType<R> type, Id<R> id, Changes<R> changes, OptionalLong version) {
    return writer.patch(type, id, changes, version);
  }

  /** Deletes an entity, softly; see {@link EntityWriter#delete}. */
  public <R extends Entity<R>> R delete(EntityType<R> type, Id<R> id, OptionalLong version) {
    return writer.delete(type, id, version);
  }

  /** Brings a deleted entity back; see {@link EntityWriter#restore}. */
  public <R extends Entity<R>> R restore(EntityType<R> type, Id<R> id, OptionalLong version) {
    return writer.restore(type, id, version);
  }

  /** Adds to a link; of what is there already, does nothing. */
  public <R extends Entity<R>, T extends Entity<T>> R relate(
      EntityType<R> type, Id<R> id, Link<R, T> link, Id<T> other) {
    return patch(type, id, Changes.<R>none().relate(link, other));
  }

  /** Takes from a link; of what is not there, does nothing. */
  public <R extends Entity<R>, T extends Entity<T>> R unrelate(
      EntityType<R> type, Id<R> id, Link<R, T> link, Id<T> other) {
    return patch(type, id, Changes.<R>none().unrelate(link, other));
  }

  /**
   * The cycles of dependencies that the writes so far have closed. They are allowed, and nothing is
   * looked for until somebody asks; see {@link CycleWatch#closed}.
   */
  public List<DependencyCycle> closedCycles() {
    return cycles.closed(scope());
  }
}
