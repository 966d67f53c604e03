package io.appinventory.catalog.store;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;

/** Checks that the entities a write refers to are there: one statement for each type. */
final class References {
  private final Scope scope;
  private final boolean lasting;
  private final Map<EntityType<?>, Map<UUID, Set<String>>> wanted = new LinkedHashMap<>();

  private References(Scope scope, boolean lasting) {
    this.scope = scope;
    this.lasting = lasting;
  }

  /** Of a write: what is there stays while it runs. */
  static References lasting(Scope scope) {
    return new References(scope, true);
  }

  /** Of what is only tried: what is there may go. */
  static References momentary(Scope scope) {
    return new References(scope, false);
  }

  /** Says that {@code field} refers to entities. */
  void want(String field, EntityType<?> type, Collection<UUID> ids) {
    Map<UUID, Set<String>> fields = wanted.computeIfAbsent(type, t -> new LinkedHashMap<>());
    ids.forEach(id -> fields.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(field));
  }

  /** Reports every reference to what is not there, not the tenant's or deleted. */
  void check(List<FieldError> errors) {
    wanted.forEach((type, fields) -> check(type, fields, errors));
  }

  private <T extends Entity<T>> void check(
      EntityType<T> type, Map<UUID, Set<String>> fields, List<FieldError> errors) {
    if (fields.isEmpty()) {
      return;
    }
    var there =
        scope
            .dsl()
            .select(type.idColumn())
            .from(type.table())
            .where(scope.tenant(type, type.table()))
            .and(type.idColumn().eq(DSL.any(fields.keySet().toArray(UUID[]::new))))
            .and(type.header().deletedAt().column().field().isNull());
    Set<UUID> found =
        new HashSet<>(
            lasting ? there.forKeyShare().fetch(type.idColumn()) : there.fetch(type.idColumn()));
    fields.forEach(
        (id, names) -> {
          if (!found.contains(id)) {
            names.forEach(
                name ->
                    errors.add(
                        new FieldError(
                            name, "not_found", "there is no " + type.singular() + " " + id)));
          }
        });
  }
}
