package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.EntityType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Where a walk starts: at those of some entities that live.
 *
 * @param ids by their types
 */
record Starts(Map<EntityType<?>, Set<UUID>> ids) {
  private static final Field<Integer> TYPE = DSL.field(DSL.name("starts", "type"), Integer.class);
  private static final Field<UUID> ID = DSL.field(DSL.name("starts", "id"), UUID.class);

  /** At least one. */
  static Starts at(Collection<NodeKey> keys) {
    Map<EntityType<?>, Set<UUID>> ids = new LinkedHashMap<>();
    keys.forEach(
        key -> ids.computeIfAbsent(key.type(), type -> new LinkedHashSet<>()).add(key.id()));
    return new Starts(ids);
  }

  /** The first row of a walk; none when nothing lives. */
  Select<Record> level(Terrain terrain) {
    Table<?> starts =
        ids.entrySet().stream()
            .<Select<Record2<Integer, UUID>>>map(
                some -> living(terrain, some.getKey(), some.getValue()))
            .reduce(Select::unionAll)
            .orElseThrow()
            .asTable("starts", "type", "id");
    Field<Integer[]> types = DSL.arrayAgg(TYPE);
    Field<UUID[]> all = DSL.arrayAgg(ID);
    return DSL.select(
            Levels.row(
                DSL.inline(0),
                DSL.inline(0),
                types,
                all,
                Pairs.noNumbers(),
                Pairs.noIds(),
                Pairs.noIds(),
                types,
                all))
        .from(starts)
        .having(DSL.count().gt(0));
  }

  private static Select<Record2<Integer, UUID>> living(
      Terrain terrain, EntityType<?> type, Set<UUID> some) {
    Alive alive = Alive.of(terrain.scope(), type);
    return DSL.select(DSL.inline(terrain.number(type)), alive.id())
        .from(alive.table())
        .where(alive.condition())
        .and(alive.id().eq(DSL.any(some.toArray(UUID[]::new))));
  }
}
