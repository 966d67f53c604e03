package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.catalog.exchange.backstage.query.EntitySql.E;

import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.exchange.backstage.EntityRef;
import io.appinventory.catalog.exchange.backstage.query.PageReader.Part;
import io.appinventory.catalog.exchange.backstage.query.PageReader.Row;
import io.appinventory.catalog.exchange.backstage.view.Shown;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/** All that the clients of Backstage may ask of one tenant's catalog. */
public final class BackstageCatalog {
  private final Scope scope;

  /**
   * For any scope whose principal may see all.
   *
   * @throws NotAllowedException when a row rule limits what the principal may see of a collection
   *     that is shown: documents tell of others in texts, which no rule can be asked about
   */
  public BackstageCatalog(Scope scope) {
    for (String collection : Shown.COLLECTIONS) {
      if (scope.model().type(collection).filter(type -> !scope.seesAll(type)).isPresent()) {
        throw new NotAllowedException(
            "Backstage's clients see all "
                + collection
                + ", and the rules for the role "
                + scope.principal().role().code()
                + " allow only some.");
      }
    }
    this.scope = scope;
  }

  /** The entity of a name, whatever its case. */
  public Optional<ShownEntity> byName(String kind, String namespace, String name) {
    return new EntityFinder(scope).byRef(new EntityRef(kind, namespace, name).key());
  }

  /** The entity of a uid. */
  public Optional<ShownEntity> byUid(UUID id) {
    return new EntityFinder(scope).byId(id);
  }

  /** For each reference, in order, the entity, if there is one that satisfies the predicate. */
  public List<Optional<ShownEntity>> byRefs(List<String> refs, EntityPredicate predicate) {
    return new EntityFinder(scope).byRefs(refs, predicate);
  }

  /** The first page of a list, or one that begins after {@code offset} entities. */
  public EntityPage page(EntityQuestion question, int offset, int limit, boolean withTotal) {
    PageReader reader = new PageReader(scope, question);
    Part part = limit == 0 ? new Part(List.of(), false) : reader.read(null, offset, limit);
    long total = 0;
    if (withTotal) {
      boolean whole = offset == 0 && limit > 0 && !part.more();
      total = whole ? part.rows().size() : reader.total();
    }
    return page(part, false, offset > 0, total);
  }

  /** The page at a place of a list. */
  public EntityPage page(EntityQuestion question, PageCursor cursor, int limit) {
    Part part = new PageReader(scope, question).read(cursor.place(), 0, limit);
    return page(part, cursor.backward(), true, cursor.total());
  }

  private static EntityPage page(Part part, boolean backward, boolean entered, long total) {
    boolean before = backward ? part.more() : entered;
    boolean after = backward || part.more();
    List<Row> rows = part.rows();
    return new EntityPage(
        rows.stream().map(Row::entity).toList(),
        total,
        after && !rows.isEmpty()
            ? Optional.of(cursor(rows.getLast(), false, total))
            : Optional.empty(),
        before && !rows.isEmpty()
            ? Optional.of(cursor(rows.getFirst(), true, total))
            : Optional.empty());
  }

  private static PageCursor cursor(Row row, boolean backward, long total) {
    return new PageCursor(row.value(), row.entity().id(), backward, total);
  }

  /** How many entities have each value of some keys, by key and value. */
  public Map<String, Map<String, Long>> facets(List<String> facets, EntityPredicate predicate) {
    return new EntityFacets(scope).count(facets, predicate);
  }

  /**
   * A part of the list of entities in the order of their references, or in others; those that have
   * no value to be ordered by come last.
   */
  public List<ShownEntity> list(
      EntityPredicate predicate, List<Order> orders, int offset, int limit) {
    Matching matching = new Matching(scope, EntityQuestion.of(predicate));
    EntityColumns columns = new EntityColumns(scope);
    List<SortField<?>> by = new ArrayList<>();
    for (Order order : orders) {
      Field<String> value =
          order.key().equals("metadata.name") ? E.NAME : new LeafSql(scope).first(order.key());
      by.add(order.descending() ? value.desc().nullsLast() : value.asc().nullsLast());
    }
    by.add(E.REF.asc());
    by.add(E.ID.asc());
    return scope
        .dsl()
        .select(columns.fields())
        .from(matching.table())
        .orderBy(by)
        .limit(limit)
        .offset(offset)
        .fetch(columns::read);
  }

  /**
   * The entities that follow one in the order of their uids, to be read from beginning to end.
   *
   * @param last the uid of the last that was read; null begins
   */
  public List<ShownEntity> after(EntityPredicate predicate, @Nullable UUID last, int limit) {
    EntityQuestion question = EntityQuestion.of(predicate);
    Place place = last == null ? null : new Place(null, last, false);
    return new PageReader(scope, question)
        .read(place, 0, limit).rows().stream().map(Row::entity).toList();
  }
}
