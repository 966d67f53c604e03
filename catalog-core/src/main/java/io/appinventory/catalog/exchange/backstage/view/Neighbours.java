package io.appinventory.catalog.exchange.backstage.view;

import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Finds the entities that are shown otherwise when others come, go or are called otherwise. */
final class Neighbours {
  private final Scope scope;

  Neighbours(Scope scope) {
    this.scope = scope.elevated();
  }

  /**
   * All that refer to some entities or state a tie to them, by one statement.
   *
   * @param found is told the collection and the id of each, of some more than once
   */
  void of(EntityType<?> type, Collection<UUID> ids, BiConsumer<String, UUID> found) {
    UUID[] values = ids.toArray(UUID[]::new);
    List<Select<Record2<String, UUID>>> all = new ArrayList<>();
    for (String collection : Shown.COLLECTIONS) {
      scope.model().type(collection).ifPresent(shown -> all.addAll(of(shown, type, values)));
    }
    all.stream()
        .reduce(Select::unionAll)
        .ifPresent(
            each ->
                scope.dsl().fetch(each).forEach(row -> found.accept(row.value1(), row.value2())));
  }

  private List<Select<Record2<String, UUID>>> of(
      EntityType<?> shown, EntityType<?> type, UUID[] ids) {
    List<Select<Record2<String, UUID>>> all = new ArrayList<>();
    for (Relation<?, ?> relation : shown.relations()) {
      stating(shown, relation, type, ids).forEach(all::add);
    }
    return all;
  }

  private Stream<Select<Record2<String, UUID>>> stating(
      EntityType<?> shown, Relation<?, ?> relation, EntityType<?> type, UUID[] ids) {
    return switch (relation) {
      case BackReference<?, ?> back -> Stream.of();
      case ToOne<?, ?> reference when reference.target() == type ->
          Stream.of(
              select(
                  shown,
                  shown.table(),
                  shown.idColumn(),
                  RelatedRows.living(scope, shown, shown.table()).and(leads(reference, ids))));
      case ToOne<?, ?> reference -> Stream.of();
      case Link<?, ?> link when link.target() == type && Projector.shows(link) ->
          Stream.of(
              select(
                  shown,
                  link.table(),
                  link.near(),
                  scope
                      .tenant(link.tenantColumn(), link.table())
                      .and(link.far().eq(DSL.any(ids)))));
      case Link<?, ?> link -> Stream.of();
      case Parts<?, ?> parts ->
          parts.target().toOnes().stream()
              .filter(reference -> reference.target() == type)
              .map(reference -> owned(shown, parts, reference, ids));
    };
  }

  private Select<Record2<String, UUID>> owned(
      EntityType<?> shown, Parts<?, ?> parts, ToOne<?, ?> reference, UUID[] ids) {
    Table<?> rows = parts.target().table();
    Condition those = scope.tenant(parts.target(), rows).and(leads(reference, ids));
    return select(shown, rows, parts.owner(), those.and(RelatedRows.current(scope, parts, rows)));
  }

  private static Condition leads(ToOne<?, ?> reference, UUID[] ids) {
    return reference.property().column().field().coerce(UUID.class).eq(DSL.any(ids));
  }

  private static Select<Record2<String, UUID>> select(
      EntityType<?> shown, Table<?> from, Field<UUID> id, Condition where) {
    return DSL.select(DSL.inline(shown.name()), id).from(from).where(where);
  }
}
