package io.appinventory.catalog.graph;

import java.util.List;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/**
 * A walk in one direction, as a recursive common table expression of one row per level.
 *
 * <p>A recursion sees nothing but the level before, so a row carries, as arrays, what a
 * breadth-first search needs: the entities found at its level, the edges they were found by, and
 * all entities found so far. Each entity is thus visited once. The plain form, a row for each
 * entity and distance, visits an entity again at every distance it can be reached at, so that it
 * costs the more the more cycles there are.
 *
 * <p>The walk goes one level further than it is asked to: that tells the edges between the furthest
 * entities, and whether there is more.
 *
 * @param terrain where it can go
 * @param name the name of the expression
 * @param direction towards dependencies or dependents
 * @param limits the limits
 */
record Levels(Terrain terrain, String name, Direction direction, Limits limits) {
  private static final String[] COLUMNS = {
    "depth", "read", "types", "ids", "kinds", "origins", "ends", "seen_types", "seen_ids"
  };

  /** The level's distance from the start. */
  Field<Integer> depth() {
    return column("depth", Integer.class);
  }

  /** How many edges were read up to the level. */
  Field<Integer> read() {
    return column("read", Integer.class);
  }

  /** The types of the entities found at the level. */
  Field<Integer[]> types() {
    return column("types", Integer[].class);
  }

  /** Their ids. */
  Field<UUID[]> ids() {
    return column("ids", UUID[].class);
  }

  /** The kinds of all edges from the level before. */
  Field<Integer[]> kinds() {
    return column("kinds", Integer[].class);
  }

  /** The ends of these edges at the level before. */
  Field<UUID[]> origins() {
    return column("origins", UUID[].class);
  }

  /** Their other ends. */
  Field<UUID[]> ends() {
    return column("ends", UUID[].class);
  }

  /** The types of all entities found up to the level. */
  Field<Integer[]> seenTypes() {
    return column("seen_types", Integer[].class);
  }

  /** Their ids. */
  Field<UUID[]> seenIds() {
    return column("seen_ids", UUID[].class);
  }

  private <T> Field<T> column(String column, Class<T> type) {
    return DSL.field(DSL.name(name, column), type);
  }

  /** A row of the expression. */
  static List<SelectField<?>> row(
      Field<Integer> depth,
      Field<Integer> read,
      Field<Integer[]> types,
      Field<UUID[]> ids,
      Field<Integer[]> kinds,
      Field<UUID[]> origins,
      Field<UUID[]> ends,
      Field<Integer[]> seenTypes,
      Field<UUID[]> seenIds) {
    return List.of(depth, read, types, ids, kinds, origins, ends, seenTypes, seenIds);
  }

  /** The levels; none when no start lives. */
  CommonTableExpression<Record> expression(Starts starts) {
    Select<Record> first = starts.level(terrain);
    return DSL.name(name)
        .fields(COLUMNS)
        .as(terrain.kinds().isEmpty() ? first : first.unionAll(next()));
  }

  private Select<Record> next() {
    Levels next = new Levels(terrain, "next", direction, limits);
    return DSL.select(
            row(
                depth().plus(1),
                read().plus(DSL.cardinality(next.ends())),
                next.types(),
                next.ids(),
                next.kinds(),
                next.origins(),
                next.ends(),
                DSL.arrayConcat(seenTypes(), next.types()),
                DSL.arrayConcat(seenIds(), next.ids())))
        .from(DSL.name(name))
        .crossJoin(DSL.lateral(new Step(this).table()))
        .where(depth().le(limits.depth()))
        .and(read().le(limits.edges()))
        .and(DSL.cardinality(seenIds()).le(limits.nodes()))
        .and(DSL.cardinality(ids()).gt(0));
  }
}
