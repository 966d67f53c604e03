package io.appinventory.catalog.store;

import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.LinkChange;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
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
import org.jooq.InsertReturningStep;
import org.jooq.InsertValuesStepN;
import org.jooq.impl.DSL;

/** Writes the rows of links. */
final class LinkWriter {
  private static final int ROWS_PER_STATEMENT = 1_000;

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
    List<UUID> inserted = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += ROWS_PER_STATEMENT) {
      int to = Math.min(ids.size(), from + ROWS_PER_STATEMENT);
      inserted.addAll(insertRows(link, near, ids.subList(from, to)));
    }
    return inserted;
  }

  private List<UUID> insertRows(Link<?, ?> link, UUID near, List<UUID> ids) {
    return insertion(link, ids.stream().map(far -> Map.entry(near, far)).toList())
        .returningResult(link.far())
        .fetch(link.far());
  }

  /**
   * Adds rows from each of the entities to its others, and tells which were not there: the other
   * end may have written the same ones.
   */
  Map<UUID, List<UUID>> insertNew(Link<?, ?> link, Map<UUID, Set<UUID>> rows) {
    List<Map.Entry<UUID, UUID>> pairs = new ArrayList<>();
    rows.forEach((near, ids) -> ids.forEach(far -> pairs.add(Map.entry(near, far))));
    Map<UUID, List<UUID>> added = new HashMap<>();
    for (int from = 0; from < pairs.size(); from += ROWS_PER_STATEMENT) {
      int to = Math.min(pairs.size(), from + ROWS_PER_STATEMENT);
      insertion(link, pairs.subList(from, to))
          .returningResult(link.near(), link.far())
          .forEach(
              row ->
                  added.computeIfAbsent(row.value1(), id -> new ArrayList<>()).add(row.value2()));
    }
    return added;
  }

  private InsertReturningStep<?> insertion(Link<?, ?> link, List<Map.Entry<UUID, UUID>> pairs) {
    Discriminator shared = link.discriminator();
    List<Field<?>> columns = new ArrayList<>(List.of(link.tenantColumn(), link.near(), link.far()));
    if (shared != null) {
      columns.add(shared.column());
    }
    InsertValuesStepN<?> insert = scope.dsl().insertInto(link.table()).columns(columns);
    for (Map.Entry<UUID, UUID> pair : pairs) {
      List<Object> row = new ArrayList<>(List.of(scope.tenantId(), pair.getKey(), pair.getValue()));
      if (shared != null) {
        row.add(shared.value());
      }
      insert = insert.values(row);
    }
    return insert.onConflictDoNothing();
  }
}
