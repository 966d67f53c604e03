package io.appinventory.catalog;

import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.audit.AuditLogs;
import io.appinventory.catalog.audit.MaskedEntries;
import io.appinventory.catalog.delivery.measure.DeliveryMeasures;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.graph.DependencyGraph;
import io.appinventory.catalog.graph.Graph;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.impact.Impact;
import io.appinventory.catalog.impact.Impacts;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.query.Facet;
import io.appinventory.catalog.query.Facets;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Listing;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Restriction;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.scorecard.definition.DefinitionCache;
import io.appinventory.catalog.scorecard.evaluation.ScorecardEngine;
import io.appinventory.catalog.search.CollectionSearch;
import io.appinventory.catalog.search.Search;
import io.appinventory.catalog.search.SearchPage;
import io.appinventory.catalog.search.SearchRequest;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Detail;
import io.appinventory.catalog.store.EntityReader;
import io.appinventory.catalog.store.Rehearsal;
import io.appinventory.catalog.store.RuleBook;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** All that can be asked of one tenant's catalog. Lives as long as the call that handed it out. */
public sealed class Reader permits Transaction {
  private final Scope scope;
  private final RuleBook rules;
  private final DefinitionCache scorecards;

  Reader(Scope scope, RuleBook rules, DefinitionCache scorecards) {
    this.scope = scope;
    this.rules = rules;
    this.scorecards = scorecards;
  }

  /** Who is asking, when, in which tenant. */
  public final Scope scope() {
    return scope;
  }

  /** The entity, or empty where there is none. */
  public final <R extends Entity<R>> Optional<R> find(EntityType<R> type, Id<R> id) {
    return new EntityReader(scope).find(type, id);
  }

  /**
   * The entity.
   *
   * @throws io.appinventory.catalog.error.NotFoundException where there is none
   */
  public final <R extends Entity<R>> R get(EntityType<R> type, Id<R> id) {
    return new EntityReader(scope).get(type, id);
  }

  /**
   * The entity called by this key: its name, its e-mail address, or whatever its type is called by.
   * Empty where there is none; the oldest where several have the key.
   */
  public final <R extends Entity<R>> Optional<R> findByKey(EntityType<R> type, String key) {
    return new EntityReader(scope).byKeys(type, List.of(key)).stream().findFirst();
  }

  /**
   * The entity with all that it is related to, in one statement.
   *
   * @throws io.appinventory.catalog.error.NotFoundException where there is none
   */
  public final <R extends Entity<R>> Detail<R> detail(EntityType<R> type, Id<R> id) {
    return new EntityReader(scope).detail(type, id);
  }

  /** A page of a list; see {@link Listing#list}. */
  public final <R extends Entity<R>> Page<R> list(EntityType<R> type, ListQuery query) {
    return new Listing(scope).list(type, query);
  }

  /**
   * A page of a list of what words find, the best first unless another order is asked for; see
   * {@link CollectionSearch}. A blank text limits nothing.
   */
  public final <R extends Entity<R>> Page<R> list(EntityType<R> type, ListQuery query, String q) {
    return new Listing(scope).list(type, query, found(type, query, q));
  }

  private Restriction found(EntityType<?> type, ListQuery query, String q) {
    if (query.includeDeleted() && !q.isBlank()) {
      throw new MalformedQueryException("q", "what is deleted is not searched");
    }
    return new CollectionSearch(scope).restriction(type, query, q);
  }

  /** How many entities satisfy a filter. */
  public final <R extends Entity<R>> long count(EntityType<R> type, Filter filter) {
    return new Listing(scope).count(type, filter);
  }

  /** How often each value of some properties occurs; see {@link Facets#count}. */
  public final <R extends Entity<R>> List<Facet> facets(
      EntityType<R> type, Filter filter, List<String> by) {
    return new Facets(scope).count(type, filter, by);
  }

  /** The same among what words find; a blank text limits nothing. */
  public final <R extends Entity<R>> List<Facet> facets(
      EntityType<R> type, Filter filter, List<String> by, String q) {
    return new Facets(scope).count(type, filter, by, found(type, ListQuery.of(filter), q));
  }

  /**
   * A page of the audit log, newest first unless another order is asked for; for those who may read
   * it.
   */
  public final Page<AuditEntry> auditLog(ListQuery query) {
    return new MaskedEntries(scope)
        .of(new Listing(scope).list(AuditLogs.TYPE, AuditLogs.newestFirst(query)));
  }

  /**
   * A page of the audit entries of one entity, deleted or not, newest first; for all who may read
   * the entity. What they may not take away is masked.
   *
   * @param page which part
   */
  public final Page<AuditEntry> history(EntityType<?> type, UUID id, PageRequest page) {
    Permissions.requireRead(scope.principal(), type.name());
    Page<AuditEntry> entries =
        new Listing(scope.elevated())
            .list(AuditLogs.TYPE, AuditLogs.history(type, id, page), visible(type, id));
    return new MaskedEntries(scope).of(entries);
  }

  /**
   * A page of what others tell of an entity, such as evidence, as it is at this moment; for all who
   * may read the entity.
   *
   * @param parts one of the type's {@link EntityType#observed}
   * @throws io.appinventory.catalog.error.NotFoundException where there is no such entity
   */
  public final <R extends Entity<R>, P> Page<P> observed(
      EntityType<R> type, Id<R> id, Parts<R, P> parts, ListQuery query) {
    get(type, id);
    Condition its =
        parts.owner().eq(id.value()).and(RelatedRows.current(scope, parts, parts.target().table()));
    return new Listing(scope)
        .list(parts.target(), query, new Restriction(type.name() + "/" + id, its));
  }

  /** Nothing is told of an entity that the principal may not see. */
  private Restriction visible(EntityType<?> type, UUID id) {
    Condition it = scope.tenant(type, type.table()).and(type.idColumn().eq(id));
    return scope.seesAll(type)
        ? Restriction.none()
        : new Restriction("", DSL.exists(DSL.selectOne().from(type.table()).where(it)));
  }

  /** What an entity needs, what needs it, or both; see {@link Graph#walk}. */
  public final <R extends Entity<R>> DependencyGraph graph(
      EntityType<R> type, Id<R> id, GraphRequest request) {
    return new Graph(scope).walk(type, id, request);
  }

  /** What an incident reaches; see {@link Impacts#of}. */
  public final Impact impact(Id<Incident> id, int depth, int nodes) {
    return new Impacts(scope).of(id, depth, nodes);
  }

  /** What software delivery amounts to. */
  public final DeliveryMeasures delivery() {
    return new DeliveryMeasures(scope);
  }

  /** What scorecards say of entities. */
  public final ScorecardEngine scorecards() {
    return new ScorecardEngine(scope, rules, scorecards);
  }

  /** What would be wrong with writes, without writing. */
  public final Rehearsal rehearsal() {
    return new Rehearsal(scope, rules);
  }

  /** What words find across types, best first; see {@link Search#search}. */
  public final SearchPage search(SearchRequest request) {
    return new Search(scope).search(request);
  }
}
