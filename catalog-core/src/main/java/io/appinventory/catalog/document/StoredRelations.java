package io.appinventory.catalog.document;

import io.appinventory.catalog.document.DocumentCollection.Matched;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What the stored entities of one collection are related to: one statement for each relation that
 * is asked about, whatever the number of entities.
 *
 * @param <R> the record
 */
final class StoredRelations<R extends Entity<R>> {
  private final Scope scope;
  private final UUID[] ids;
  private final Map<Link<R, ?>, Map<UUID, Set<UUID>>> links = new HashMap<>();
  private final Map<Relation<R, ?>, Map<UUID, ? extends List<?>>> parts = new HashMap<>();

  StoredRelations(Scope scope, DocumentCollection<R> collection) {
    this.scope = scope;
    this.ids =
        collection.matched().stream()
            .filter(matched -> matched.stored() != null)
            .map(Matched::id)
            .map(Id::value)
            .toArray(UUID[]::new);
  }

  /** The entities that {@code link} leads to. */
  Set<UUID> linked(Link<R, ?> link, Id<R> id) {
    return links.computeIfAbsent(link, this::fetchLinks).getOrDefault(id.value(), Set.of());
  }

  private Map<UUID, Set<UUID>> fetchLinks(Link<R, ?> link) {
    Map<UUID, Set<UUID>> linked = new HashMap<>();
    scope
        .dsl()
        .select(link.near(), link.far())
        .from(link.table())
        .where(rows(link.tenantColumn(), link.table(), link.near(), link.discriminator()))
        .forEach(
            row -> linked.computeIfAbsent(row.value1(), id -> new HashSet<>()).add(row.value2()));
    return linked;
  }

  /** The rows that the entity owns. */
  @SuppressWarnings("unchecked") // each relation was fetched with its own type of rows
  <P> List<P> owned(Parts<R, P> relation, Id<R> id) {
    Map<UUID, ? extends List<?>> rows = parts.computeIfAbsent(relation, p -> fetchRows(relation));
    List<?> owned = rows.get(id.value());
    return owned == null ? List.of() : (List<P>) owned;
  }

  private <P> Map<UUID, List<P>> fetchRows(Parts<R, P> relation) {
    PartType<P> type = relation.target();
    Projection<P> projection = Projection.of(type);
    List<Field<?>> columns = new ArrayList<>(List.of(relation.owner()));
    columns.addAll(projection.fields(type.table()));
    Map<UUID, List<P>> owned = new HashMap<>();
    scope
        .dsl()
        .select(columns)
        .from(type.table())
        .where(rows(type.tenantColumn(), type.table(), relation.owner(), relation.discriminator()))
        .forEach(
            row ->
                owned
                    .computeIfAbsent(row.get(relation.owner()), id -> new ArrayList<>())
                    .add(projection.read(row, 1)));
    return owned;
  }

  private Condition rows(
      Field<UUID> tenant, Table<?> table, Field<UUID> owner, @Nullable Discriminator shared) {
    Condition rows = scope.tenant(tenant, table).and(owner.eq(DSL.any(ids)));
    return shared == null ? rows : rows.and(shared.column().eq(shared.value()));
  }
}
