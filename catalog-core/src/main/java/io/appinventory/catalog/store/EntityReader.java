package io.appinventory.catalog.store;

import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.session.KeptSelect;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Reads entities of every type by their ids, each method with one statement. What is deleted is not
 * there.
 */
public final class EntityReader {
  /** The most entities or rows of one relation in a detail; a list with a filter has them all. */
  public static final int MAX_RELATED = 1_000;

  /** The statements by type; types are constants of the program. */
  private static final Map<EntityType<?>, KeptSelect> ENTITIES = new ConcurrentHashMap<>();

  /** What is mentioned of others depends on who asks. */
  private static final Map<Mentioned, KeptSelect> DETAILS = new ConcurrentHashMap<>();

  private record Mentioned(EntityType<?> type, UserRole to) {}

  private final Scope scope;

  /** For any scope. */
  public EntityReader(Scope scope) {
    this.scope = scope;
  }

  /** The entity, or empty where the tenant has none. */
  public <R extends Entity<R>> Optional<R> find(EntityType<R> type, Id<R> id) {
    Permissions.requireRead(scope.principal(), type.name());
    return ENTITIES
        .computeIfAbsent(type, any -> KeptSelect.of(scope, (each, of) -> row(type, each, of)))
        .fetch(scope, id.value())
        .map(found -> type.projection().read(found, 0));
  }

  private static <R extends Entity<R>> Select<?> row(EntityType<R> type, Scope scope, UUID id) {
    return row(type, scope, id, type.projection().fields(type.table()));
  }

  private static <R extends Entity<R>> Select<?> row(
      EntityType<R> type, Scope scope, UUID id, List<Field<?>> columns) {
    return scope
        .dsl()
        .select(columns)
        .from(type.table())
        .where(live(type, scope))
        .and(type.idColumn().eq(id));
  }

  /**
   * The entity.
   *
   * @throws NotFoundException where the tenant has none
   */
  public <R extends Entity<R>> R get(EntityType<R> type, Id<R> id) {
    return find(type, id).orElseThrow(() -> new NotFoundException(type.singular(), id));
  }

  /** The entities of those ids that are there, in no particular order. */
  public <R extends Entity<R>> List<R> all(EntityType<R> type, Collection<Id<R>> ids) {
    Permissions.requireRead(scope.principal(), type.name());
    UUID[] values = ids.stream().map(Id::value).toArray(UUID[]::new);
    return scope
        .dsl()
        .select(type.projection().fields(type.table()))
        .from(type.table())
        .where(live(type))
        .and(type.idColumn().eq(DSL.any(values)))
        .fetch(row -> type.projection().read(row, 0));
  }

  /**
   * The entities called by one of the keys: names, e-mail addresses, or whatever the type is called
   * by. In the order of their ids, since a key need not be unique.
   */
  public <R extends Entity<R>> List<R> byKeys(EntityType<R> type, Collection<String> keys) {
    Permissions.requireRead(scope.principal(), type.name());
    Field<String> key = type.key().column().as(String.class, type.table());
    return scope
        .dsl()
        .select(type.projection().fields(type.table()))
        .from(type.table())
        .where(live(type))
        .and(key.eq(DSL.any(keys.toArray(String[]::new))))
        .orderBy(type.idColumn())
        .fetch(row -> type.projection().read(row, 0));
  }

  /**
   * The entity with all that it is related to, in one statement.
   *
   * @throws NotFoundException where the tenant has none
   */
  public <R extends Entity<R>> Detail<R> detail(EntityType<R> type, Id<R> id) {
    Permissions.requireRead(scope.principal(), type.name());
    UserRole role = scope.principal().role();
    Record row =
        DETAILS
            .computeIfAbsent(
                new Mentioned(type, role),
                any -> KeptSelect.of(scope, role, (each, of) -> rowWithRelations(type, each, of)))
            .fetch(scope, id.value())
            .orElseThrow(() -> new NotFoundException(type.singular(), id));
    return new Detail<>(
        type.projection().read(row, 0), related(type.relations(), row, type.projection().size()));
  }

  private static <R extends Entity<R>> Select<?> rowWithRelations(
      EntityType<R> type, Scope scope, UUID id) {
    List<Field<?>> columns = new ArrayList<>(type.projection().fields(type.table()));
    RelationJson json = new RelationJson(scope, MAX_RELATED);
    type.relations().forEach(relation -> columns.add(json.of(relation, type.table(), id)));
    return row(type, scope, id, columns);
  }

  private static <R> Map<Relation<R, ?>, Json> related(
      List<Relation<R, ?>> relations, Record row, int offset) {
    Map<Relation<R, ?>, Json> related = new LinkedHashMap<>();
    for (int i = 0; i < relations.size(); i++) {
      JSONB json = row.get(offset + i, JSONB.class);
      related.put(relations.get(i), Json.ofText(json == null ? "null" : json.data()));
    }
    return related;
  }

  private <R extends Entity<R>> Condition live(EntityType<R> type) {
    return live(type, scope);
  }

  private static <R extends Entity<R>> Condition live(EntityType<R> type, Scope scope) {
    return scope
        .tenant(type, type.table())
        .and(type.header().deletedAt().column().field().isNull());
  }
}
