package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.catalog.exchange.backstage.query.EntitySql.E;

import io.appinventory.catalog.exchange.backstage.EntityRef;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Finds entities by what they are called, each in one statement. */
final class EntityFinder {
  private final Scope scope;
  private final EntityColumns columns;

  EntityFinder(Scope scope) {
    this.scope = scope;
    this.columns = new EntityColumns(scope);
  }

  /** Of several of the reference, the one that a descriptor describes, then the oldest. */
  Optional<ShownEntity> byRef(String ref) {
    return one(E.REF.eq(ref));
  }

  Optional<ShownEntity> byId(UUID id) {
    return one(E.ID.eq(id));
  }

  private Optional<ShownEntity> one(Condition which) {
    Record row =
        scope
            .dsl()
            .select(columns.fields())
            .from(E)
            .where(E.TENANT_ID.eq(scope.tenantId()))
            .and(which)
            .orderBy(E.SOURCED.desc(), E.ID)
            .limit(1)
            .fetchOne();
    return Optional.ofNullable(row).map(columns::read);
  }

  /** The entities in the order of their references, empty where there is none. */
  List<Optional<ShownEntity>> byRefs(List<String> refs, EntityPredicate predicate) {
    List<String> keys =
        refs.stream()
            .map(
                ref -> EntityRef.parse(ref, null, EntityRef.DEFAULT).map(EntityRef::key).orElse(""))
            .toList();
    EntitySql sql = new EntitySql(scope, Inverses.of(scope, predicate));
    List<Field<?>> fields = new ArrayList<>(columns.fields());
    fields.add(E.REF);
    Map<String, ShownEntity> found = new HashMap<>();
    scope
        .dsl()
        .select(fields)
        .from(E)
        .where(E.TENANT_ID.eq(scope.tenantId()))
        .and(E.REF.eq(DSL.any(keys.stream().distinct().toArray(String[]::new))))
        .and(sql.of(predicate))
        .orderBy(E.SOURCED.desc(), E.ID)
        .forEach(row -> found.putIfAbsent(row.get(E.REF), columns.read(row)));
    return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
  }
}
