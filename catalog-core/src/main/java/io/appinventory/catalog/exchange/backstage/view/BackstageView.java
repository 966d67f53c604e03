package io.appinventory.catalog.exchange.backstage.view;

import static io.appinventory.db.schema.Tables.ENTITY_SOURCES;

import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Write;
import io.appinventory.catalog.store.WriteObserver;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Brings what the clients of Backstage see along with one transaction: remembers what was written
 * and, before the transaction commits, shows it anew. Not safe for use by several threads.
 */
public final class BackstageView implements WriteObserver {
  /**
   * Many, since of rows that the same transaction wrote there are no statistics: to find those of a
   * few entities may be as dear as to find those of all.
   */
  private static final int AT_ONCE = 20_000;

  private final Map<String, SortedSet<UUID>> touched = new HashMap<>();
  private final Map<EntityType<?>, SortedSet<UUID>> moved = new HashMap<>();
  private final SortedSet<UUID> sources = new TreeSet<>();

  @Override
  public <R extends Entity<R>> void written(Scope scope, Write<R> write) {
    EntityType<R> type = write.type();
    UUID id = write.after().id().value();
    if (concernsOthers(write)) {
      moved.computeIfAbsent(type, t -> new TreeSet<>()).add(id);
    }
    touch(type.name(), id);
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Link<R, ?> link) {
        String field = Objects.requireNonNullElse(link.input(), link.name());
        Stream.concat(
                write.changes().added(field).stream(), write.changes().removed(field).stream())
            .forEach(other -> touch(link.target().name(), UUID.fromString(other)));
      }
    }
  }

  /** Whether others are shown otherwise, although nothing was said of them. */
  private static boolean concernsOthers(Write<?> write) {
    return switch (write.kind()) {
      case CREATE -> false;
      case UPDATE -> write.type().name().equals("repositories");
      case DELETE, RESTORE -> true;
    };
  }

  /** Remembers an entity whose descriptor was written. */
  public void touch(String collection, UUID id) {
    if (Shown.COLLECTIONS.contains(collection)) {
      touched.computeIfAbsent(collection, c -> new TreeSet<>()).add(id);
    }
  }

  /** Remembers a descriptor of no entity. */
  public void touchDescriptor(UUID id) {
    sources.add(id);
  }

  /** Shows anew what was written. */
  public void flush(Scope scope) {
    Neighbours neighbours = new Neighbours(scope);
    moved.forEach(
        (type, ids) -> parts(ids).forEach(part -> neighbours.of(type, part, this::touch)));
    moved.clear();
    Projector projector = new Projector(scope);
    ViewRows rows = new ViewRows(scope);
    for (String collection : Shown.COLLECTIONS) {
      SortedSet<UUID> ids = touched.getOrDefault(collection, new TreeSet<>());
      scope
          .model()
          .type(collection)
          .ifPresent(type -> parts(ids).forEach(part -> show(rows, projector, type, part)));
    }
    parts(sources).forEach(part -> rows.replace(rows.lock(part), projector.alone(part)));
    touched.clear();
    sources.clear();
  }

  /** What is stored is read once the rows are locked: whoever wrote it has committed then. */
  private static void show(ViewRows rows, Projector projector, EntityType<?> type, List<UUID> ids) {
    Map<UUID, StoredView> before = rows.lock(ids);
    rows.replace(before, projector.of(type, ids));
  }

  private static List<List<UUID>> parts(Collection<UUID> ids) {
    List<UUID> all = List.copyOf(ids);
    return Stream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
        .map(from -> all.subList(from, Math.min(all.size(), from + AT_ONCE)))
        .toList();
  }

  /**
   * Shows a whole tenant anew, after rows were written by other ways than the catalog's. Nobody
   * else may write it meanwhile.
   */
  public static void rebuild(Scope scope) {
    BackstageView view = new BackstageView();
    ViewRows rows = new ViewRows(scope);
    for (List<UUID> part = rows.after(null, AT_ONCE);
        !part.isEmpty();
        part = rows.after(part.getLast(), AT_ONCE)) {
      view.sources.addAll(part);
    }
    for (String collection : Shown.COLLECTIONS) {
      scope
          .model()
          .type(collection)
          .ifPresent(type -> view.living(scope, type).forEach(id -> view.touch(collection, id)));
    }
    view.touched.values().forEach(view.sources::removeAll);
    view.sources.addAll(view.alone(scope));
    view.flush(scope);
  }

  private List<UUID> living(Scope scope, EntityType<?> type) {
    return scope
        .dsl()
        .select(type.idColumn())
        .from(type.table())
        .where(scope.tenant(type, type.table()))
        .and(type.header().deletedAt().column().field().isNull())
        .fetch(type.idColumn());
  }

  private List<UUID> alone(Scope scope) {
    return scope
        .dsl()
        .select(ENTITY_SOURCES.ID)
        .from(ENTITY_SOURCES)
        .where(ENTITY_SOURCES.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_SOURCES.FORMAT.eq(Format.BACKSTAGE.code()))
        .and(ENTITY_SOURCES.ENTITY_ID.isNull())
        .fetch(ENTITY_SOURCES.ID);
  }
}
