package io.appinventory.catalog.exchange.backstage.view;

import static io.appinventory.db.schema.Tables.BACKSTAGE_ENTITIES;

import io.appinventory.catalog.exchange.backstage.EntityRef;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The references of entities: what their descriptors call them; else what they were called when
 * they were first shown, whatever their name is now, since others refer to them by it; else what
 * follows from their name. Remembers what it was asked for.
 */
final class Refs {
  private final Scope scope;
  private final Origins origins;
  private final Map<UUID, EntityRef> known = new HashMap<>();
  private final Set<UUID> missing = new HashSet<>();
  private final Set<EntityRef> given = new HashSet<>();

  Refs(Scope scope) {
    this.scope = scope;
    this.origins = new Origins(scope);
  }

  /** The reference of an entity that was looked up; empty when it does not live. */
  Optional<EntityRef> find(UUID id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Looks up entities of one collection. */
  void lookUp(EntityType<?> type, Collection<UUID> ids) {
    Set<UUID> open = new HashSet<>(ids);
    open.removeIf(id -> known.containsKey(id) || missing.contains(id));
    if (open.isEmpty()) {
      return;
    }
    Map<UUID, String> names = names(type, open);
    open.stream().filter(id -> !names.containsKey(id)).forEach(missing::add);
    open.retainAll(names.keySet());
    if (open.isEmpty()) {
      return;
    }
    origins
        .keys(type.name(), open)
        .forEach((id, key) -> EntityRef.parse(key, null, "").ifPresent(ref -> know(id, ref)));
    open.removeAll(known.keySet());
    if (!open.isEmpty()) {
      shown(open).forEach(this::know);
      open.removeAll(known.keySet());
    }
    if (!open.isEmpty()) {
      name(type.name(), names, open);
    }
  }

  private void name(String collection, Map<UUID, String> names, Set<UUID> open) {
    Map<UUID, EntityRef> wanted = new LinkedHashMap<>();
    open.stream()
        .sorted()
        .forEach(id -> wanted.put(id, Shown.ref(collection, names.getOrDefault(id, ""))));
    Set<EntityRef> taken = taken(wanted.values());
    wanted.forEach((id, ref) -> know(id, free(id, ref, taken)));
  }

  private void know(UUID id, EntityRef ref) {
    known.put(id, ref);
    given.add(ref);
  }

  private EntityRef free(UUID id, EntityRef ref, Set<EntityRef> taken) {
    if (!ref.name().isEmpty() && !taken.contains(ref) && !given.contains(ref)) {
      return ref;
    }
    String hex = id.toString().replace("-", "");
    return Shown.distinct(ref, hex.substring(hex.length() - 12));
  }

  private <R extends Entity<R>> Map<UUID, String> names(EntityType<R> type, Set<UUID> ids) {
    Field<String> key = type.key().column().as(String.class, type.table());
    return scope
        .dsl()
        .select(type.idColumn(), key)
        .from(type.table())
        .where(scope.tenant(type, type.table()))
        .and(type.idColumn().eq(DSL.any(ids.toArray(UUID[]::new))))
        .and(type.header().deletedAt().column().field().isNull())
        .fetchMap(type.idColumn(), key);
  }

  private Map<UUID, EntityRef> shown(Set<UUID> ids) {
    Map<UUID, EntityRef> shown = new HashMap<>();
    scope
        .dsl()
        .select(BACKSTAGE_ENTITIES.ID, BACKSTAGE_ENTITIES.REF)
        .from(BACKSTAGE_ENTITIES)
        .where(BACKSTAGE_ENTITIES.TENANT_ID.eq(scope.tenantId()))
        .and(BACKSTAGE_ENTITIES.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .and(DSL.not(BACKSTAGE_ENTITIES.SOURCED))
        .forEach(
            row ->
                EntityRef.parse(row.value2(), null, "")
                    .ifPresent(ref -> shown.put(row.value1(), ref)));
    return shown;
  }

  private Set<EntityRef> taken(Collection<EntityRef> wanted) {
    String[] texts = wanted.stream().map(EntityRef::key).toArray(String[]::new);
    List<String> taken =
        scope
            .dsl()
            .select(BACKSTAGE_ENTITIES.REF)
            .from(BACKSTAGE_ENTITIES)
            .where(BACKSTAGE_ENTITIES.TENANT_ID.eq(scope.tenantId()))
            .and(BACKSTAGE_ENTITIES.REF.eq(DSL.any(texts)))
            .fetch(BACKSTAGE_ENTITIES.REF);
    Set<EntityRef> refs = new HashSet<>();
    taken.forEach(text -> EntityRef.parse(text, null, "").ifPresent(refs::add));
    return refs;
  }
}
