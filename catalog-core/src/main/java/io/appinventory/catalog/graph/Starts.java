package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.EntityType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Where a walk starts: at those of some entities that live.
 *
 * @param types their types
 * @param ids their ids, for each type an array
 */
record Starts(List<EntityType<?>> types, List<? extends Param<?>> ids) {
  private static final Field<Integer> TYPE = DSL.field(DSL.name("starts", "type"), Integer.class);
  private static final Field<UUID> ID = DSL.field(DSL.name("starts", "id"), UUID.class);

  /** At least one. */
  static Starts at(Collection<NodeKey> keys) {
    Map<EntityType<?>, Set<UUID>> ids = new LinkedHashMap<>();
    keys.forEach(
        key -> ids.computeIfAbsent(key.type(), type -> new LinkedHashSet<>()).add(key.id()));
    return new Starts(
        List.copyOf(ids.keySet()),
        ids.values().stream().map(some -> DSL.val(some.toArray(UUID[]::new))).toList());
  }

  /** Others of the same types. */
  Starts with(List<? extends Param<?>> others) {
    return new Starts(types, others);
  }

  /** The arrays of ids. */
  List<?> values() {
    return ids.stream().map(Param::getValue).toList();
  }

  /** The first row of a walk; none when nothing lives. */
  Select<Record> level(Terrain terrain) {
    Table<?> starts =
        IntStream.range(0, types.size())
            .<Select<Record2<Integer, UUID>>>mapToObj(
                place -> living(terrain, types.get(place), ids.get(place)))
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
      Terrain terrain, EntityType<?> type, Param<?> some) {
    Alive alive = Alive.of(terrain.scope(), type);
    return DSL.select(DSL.inline(terrain.number(type)), alive.id())
        .from(alive.table())
        .where(alive.condition())
        .and(alive.id().eq(DSL.any(some.coerce(UUID[].class))));
  }
}
