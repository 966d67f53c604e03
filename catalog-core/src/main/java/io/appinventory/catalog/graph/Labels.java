package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Names the entities of cycles.
 *
 * @param scope whose
 * @param cycles at least one
 */
record Labels(Scope scope, List<List<NodeKey>> cycles) {
  /** The same with names; one statement. */
  List<DependencyCycle> named() {
    List<NodeKey> keys = cycles.stream().flatMap(List::stream).distinct().toList();
    List<EntityType<?>> types = keys.stream().<EntityType<?>>map(NodeKey::type).distinct().toList();
    Select<Record3<Integer, UUID, String>> all =
        types.stream()
            .<Select<Record3<Integer, UUID, String>>>map(
                type -> labels(types.indexOf(type), type, keys))
            .reduce(Select::unionAll)
            .orElseThrow();
    Map<NodeKey, String> labels = new HashMap<>();
    scope
        .dsl()
        .fetch(all)
        .forEach(
            row -> labels.put(new NodeKey(types.get(row.value1()), row.value2()), row.value3()));
    return cycles.stream()
        .map(cycle -> new DependencyCycle(cycle.stream().map(key -> member(key, labels)).toList()))
        .toList();
  }

  private static DependencyCycle.Member member(NodeKey key, Map<NodeKey, String> labels) {
    return new DependencyCycle.Member(key, Objects.requireNonNull(labels.get(key)));
  }

  private Select<Record3<Integer, UUID, String>> labels(
      int number, EntityType<?> type, List<NodeKey> keys) {
    Alive alive = Alive.of(scope, type);
    UUID[] ids =
        keys.stream().filter(key -> key.type() == type).map(NodeKey::id).toArray(UUID[]::new);
    return DSL.select(
            DSL.inline(number), alive.id(), type.label().column().as(String.class, alive.table()))
        .from(alive.table())
        .where(alive.condition())
        .and(alive.id().eq(DSL.any(ids)));
  }
}
