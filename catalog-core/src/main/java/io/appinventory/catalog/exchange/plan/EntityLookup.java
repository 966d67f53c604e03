package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Finds live entities of a tenant by name and by id, many in one statement. */
public final class EntityLookup {
  private final Scope scope;

  /** In one tenant. */
  public EntityLookup(Scope scope) {
    this.scope = scope;
  }

  /** The description of a collection that is known to exist. */
  public EntityType<?> type(String collection) {
    return scope
        .model()
        .type(collection)
        .orElseThrow(() -> new IllegalStateException("no collection " + collection));
  }

  /** The ids of entities by what documents refer to them by, exactly. */
  public Map<String, UUID> byKey(String collection, Collection<String> keys) {
    return keys.isEmpty() ? Map.of() : byKey(type(collection), keys);
  }

  private <R extends Entity<R>> Map<String, UUID> byKey(
      EntityType<R> type, Collection<String> keys) {
    Field<String> key = type.key().column().as(String.class, type.table());
    Map<String, UUID> ids = new HashMap<>();
    scope
        .dsl()
        .select(key, type.idColumn())
        .from(type.table())
        .where(scope.tenant(type, type.table()))
        .and(key.eq(DSL.any(keys.toArray(String[]::new))))
        .and(type.header().deletedAt().column().field().isNull())
        .orderBy(type.idColumn())
        .forEach(row -> ids.putIfAbsent(row.value1(), row.value2()));
    return ids;
  }

  /** The ids of entities by the same in lower case, the oldest where there are several. */
  public Map<String, UUID> byLowerCaseKey(String collection, Collection<String> keys) {
    return keys.isEmpty() ? Map.of() : byLowerCaseKey(type(collection), keys);
  }

  private <R extends Entity<R>> Map<String, UUID> byLowerCaseKey(
      EntityType<R> type, Collection<String> keys) {
    Field<String> key = type.key().column().as(String.class, type.table());
    Map<String, UUID> ids = new HashMap<>();
    scope
        .dsl()
        .select(key, type.idColumn())
        .from(type.table())
        .where(scope.tenant(type, type.table()))
        .and(DSL.lower(key).eq(DSL.any(keys.toArray(String[]::new))))
        .and(type.header().deletedAt().column().field().isNull())
        .orderBy(type.idColumn())
        .forEach(row -> ids.putIfAbsent(row.value1().toLowerCase(Locale.ROOT), row.value2()));
    return ids;
  }

  /** The entities with these ids. */
  public Map<UUID, Entity<?>> withIds(String collection, Collection<UUID> ids) {
    return withIds(type(collection), ids);
  }

  private <R extends Entity<R>> Map<UUID, Entity<?>> withIds(
      EntityType<R> type, Collection<UUID> ids) {
    Map<UUID, Entity<?>> found = new HashMap<>();
    scope
        .dsl()
        .select(type.projection().fields(type.table()))
        .from(type.table())
        .where(scope.tenant(type, type.table()))
        .and(type.idColumn().eq(DSL.any(ids.toArray(UUID[]::new))))
        .fetch(row -> type.projection().read(row, 0))
        .forEach(entity -> found.put(entity.id().value(), entity));
    return found;
  }

  /** Those of the ids that live. */
  public Set<UUID> living(String collection, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    EntityType<?> type = type(collection);
    return new HashSet<>(
        scope
            .dsl()
            .select(type.idColumn())
            .from(type.table())
            .where(scope.tenant(type, type.table()))
            .and(type.idColumn().eq(DSL.any(ids.toArray(UUID[]::new))))
            .and(type.header().deletedAt().column().field().isNull())
            .fetch(type.idColumn()));
  }
}
