package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.store.SummaryJson;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The rows that a walk answers: nodes, and edges. */
final class WalkRows {
  /** The number of the walk, when there are two. */
  static final Field<Integer> WALK = DSL.field(DSL.name("walk"), Integer.class);

  /** Of a node, the number of its type; of an edge, null. */
  static final Field<Integer> TYPE = DSL.field(DSL.name("type"), Integer.class);

  /** Of an edge, the number of its kind; of a node, null. */
  static final Field<Integer> KIND = DSL.field(DSL.name("kind"), Integer.class);

  /** Of a node, its distance. */
  static final Field<Integer> DISTANCE = DSL.field(DSL.name("distance"), Integer.class);

  /** Of a node, its id; of an edge, its end that is further on the walk. */
  static final Field<UUID> ID = DSL.field(DSL.name("id"), UUID.class);

  /** Of an edge, its other end. */
  static final Field<UUID> ORIGIN = DSL.field(DSL.name("origin"), UUID.class);

  /** Of a node, its label. */
  static final Field<String> LABEL = DSL.field(DSL.name("label"), String.class);

  /** Of a node, its summary. */
  static final Field<JSONB> SUMMARY = DSL.field(DSL.name("summary"), JSONB.class);

  /** All columns, in their order. */
  static final List<Field<?>> COLUMNS =
      List.of(WALK, TYPE, KIND, DISTANCE, ID, ORIGIN, LABEL, SUMMARY);

  private static final Pairs PLACES = new Pairs("places");

  private WalkRows() {}

  /** The nodes of one type, as far as the walk is to go. */
  static Select<Record> nodes(int walk, Levels levels, EntityType<?> type) {
    Alive alive = Alive.of(levels.terrain().scope(), type);
    Field<Integer> number = DSL.inline(levels.terrain().number(type));
    List<Field<?>> columns =
        List.of(
            DSL.inline(walk).as(WALK),
            number.as(TYPE),
            DSL.castNull(SQLDataType.INTEGER).as(KIND),
            levels.depth().as(DISTANCE),
            alive.id().as(ID),
            DSL.castNull(SQLDataType.UUID).as(ORIGIN),
            type.label().column().as(String.class, alive.table()).as(LABEL),
            SummaryJson.of(levels.terrain().scope(), type, alive.table()).as(SUMMARY));
    return DSL.select(columns)
        .from(DSL.name(levels.name()))
        .crossJoin(DSL.lateral(PLACES.of(levels.ids())))
        .join(alive.table())
        .on(alive.condition())
        .and(alive.id().eq(PLACES.id()))
        .where(PLACES.from(levels.types()).eq(number))
        .and(levels.depth().le(levels.limits().depth()));
  }

  /** All edges that were read. */
  static Select<Record> edges(int walk, Levels levels) {
    Table<?> places = DSL.lateral(PLACES.of(levels.ends()));
    List<Field<?>> columns =
        List.of(
            DSL.inline(walk).as(WALK),
            DSL.castNull(SQLDataType.INTEGER).as(TYPE),
            PLACES.from(levels.kinds()).as(KIND),
            DSL.castNull(SQLDataType.INTEGER).as(DISTANCE),
            PLACES.id().as(ID),
            PLACES.from(levels.origins()).as(ORIGIN),
            DSL.castNull(SQLDataType.VARCHAR).as(LABEL),
            DSL.castNull(SQLDataType.JSONB).as(SUMMARY));
    return DSL.select(columns).from(DSL.name(levels.name())).crossJoin(places);
  }
}
