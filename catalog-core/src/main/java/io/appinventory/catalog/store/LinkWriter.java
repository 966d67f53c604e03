package io.appinventory.catalog.store;

import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.LinkChange;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Writes the rows of links. */
final class LinkWriter {
  private final Scope scope;

  LinkWriter(Scope scope) {
    this.scope = scope;
  }

  /** The ids that {@code change} would add, as far as can be told without looking. */
  static Collection<UUID> mentioned(LinkChange change) {
    return switch (change) {
      case LinkChange.Replace(Set<UUID> ids) -> ids;
      case LinkChange.Edit(Set<UUID> added, Set<UUID> removed) -> added;
    };
  }

  /**
   * Brings the link's rows of one entity to what is said, and tells which rows that took: the other
   * end may be writing the same ones. Rows that lead to what the principal may not see stay.
   */
  ListDiff apply(Link<?, ?> link, UUID near, LinkChange change) {
    return switch (change) {
      case LinkChange.Replace(Set<UUID> ids) -> replace(link, near, ids);
      case LinkChange.Edit(Set<UUID> added, Set<UUID> removed) ->
          ListDiff.ofIds(delete(link, near, removed), insert(link, near, List.copyOf(added)));
    };
  }

  private ListDiff replace(Link<?, ?> link, UUID near, Set<UUID> ids) {
    Set<UUID> current =
        new LinkedHashSet<>(
            scope
                .dsl()
                .select(link.far())
                .from(link.table())
                .where(rows(link, near))
                .and(RelatedRows.visible(scope, link))
                .fetch(link.far()));
    List<UUID> removed = current.stream().filter(id -> !ids.contains(id)).toList();
    List<UUID> added = ids.stream().filter(id -> !current.contains(id)).toList();
    return ListDiff.ofIds(delete(link, near, removed), insert(link, near, added));
  }

  private Condition rows(Link<?, ?> link, UUID near) {
    Condition rows = scope.tenant(link.tenantColumn(), link.table()).and(link.near().eq(near));
    Discriminator shared = link.discriminator();
    return shared == null ? rows : rows.and(shared.column().eq(shared.value()));
  }

  private List<UUID> delete(Link<?, ?> link, UUID near, Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : scope
            .dsl()
            .deleteFrom(link.table())
            .where(rows(link, near))
            .and(RelatedRows.visible(scope, link))
            .and(link.far().eq(DSL.any(ids.toArray(UUID[]::new))))
            .returningResult(link.far())
            .fetch(link.far());
  }

  private List<UUID> insert(Link<?, ?> link, UUID near, List<UUID> ids) {
    return insertNew(link, Map.of(near, new LinkedHashSet<>(ids))).getOrDefault(near, List.of());
  }

  /**
   * Adds rows from each of the entities to its others, and tells which were not there: the other
   * end may have written the same ones.
   */
  Map<UUID, List<UUID>> insertNew(Link<?, ?> link, Map<UUID, Set<UUID>> rows) {
    Map<UUID, List<UUID>> added = new HashMap<>();
    Discriminator shared = link.discriminator();
    Object value = shared == null ? "" : shared.value();
    new TenantRows(scope, link.table(), link.tenantColumn())
        .columns(columns(link))
        .ending(
            insert ->
                insert
                    .onConflictDoNothing()
                    .returningResult(link.near(), link.far())
                    .forEach(
                        row ->
                            added
                                .computeIfAbsent(row.value1(), id -> new ArrayList<>())
                                .add(row.value2())))
        .sendAndWait(
            rows.entrySet().stream()
                .flatMap(
                    from ->
                        from.getValue().stream().map(far -> List.of(from.getKey(), far, value))));
    return added;
  }

  /**
   * Adds rows from entities that the same transaction has made: nobody else can have written them,
   * only the other end before, which {@code linked} tells.
   */
  Map<UUID, List<UUID>> insertFirst(Link<?, ?> link, Map<UUID, Set<UUID>> rows, Set<Row> linked) {
    Map<UUID, List<UUID>> added = new HashMap<>();
    rows.forEach(
        (near, all) -> {
          List<UUID> first =
              all.stream().filter(far -> linked.add(Row.of(link, near, far))).toList();
          if (!first.isEmpty()) {
            added.put(near, first);
          }
        });
    new TenantRows(scope, link.table(), link.tenantColumn())
        .columns(columns(link))
        .explained(error -> Violations.explain(link.field(), error))
        .send(
            rows.keySet().stream()
                .flatMap(
                    near ->
                        added.getOrDefault(near, List.of()).stream()
                            .map(far -> List.of(near, far))));
    return added;
  }

  /**
   * A row of a link's table, whichever end it was told from.
   *
   * @param table the table's name
   * @param one the entity in the column whose name comes first
   * @param other the entity in the other column
   */
  record Row(String table, UUID one, UUID other) {
    private static Row of(Link<?, ?> link, UUID near, UUID far) {
      String table = link.table().getName();
      return link.near().getName().compareTo(link.far().getName()) < 0
          ? new Row(table, near, far)
          : new Row(table, far, near);
    }
  }

  private static List<Field<?>> columns(Link<?, ?> link) {
    Discriminator shared = link.discriminator();
    return shared == null
        ? List.of(link.near(), link.far())
        : List.of(link.near(), link.far(), shared.column());
  }
}
