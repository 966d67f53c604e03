package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.EntityType;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The step from one level of a walk to the next.
 *
 * @param levels the level before
 */
record Step(Levels levels) {
  private static final Pairs SEEN = new Pairs("seen");
  private static final Pairs BEFORE = new Pairs("before");
  private static final Field<Integer> FOUND_KIND = found("kind", Integer.class);
  private static final Field<UUID> FOUND_ORIGIN = found("origin", UUID.class);
  private static final Field<Integer> FOUND_TYPE = found("type", Integer.class);
  private static final Field<UUID> FOUND_ID = found("id", UUID.class);

  private static <T> Field<T> found(String column, Class<T> type) {
    return DSL.field(DSL.name("found", column), type);
  }

  /** The edges from a level and what is new at their ends: one row of arrays. */
  Table<?> table() {
    Table<?> fresh =
        DSL.select(
                DSL.coalesce(DSL.arrayAgg(fresh("type", Integer.class)), Pairs.noNumbers()),
                DSL.coalesce(DSL.arrayAgg(fresh("id", UUID.class)), Pairs.noIds()))
            .from(fresh())
            .asTable("entities", "types", "ids");
    Table<?> edges =
        DSL.select(
                DSL.coalesce(DSL.arrayAgg(FOUND_KIND), Pairs.noNumbers()),
                DSL.coalesce(DSL.arrayAgg(FOUND_ORIGIN), Pairs.noIds()),
                DSL.coalesce(DSL.arrayAgg(FOUND_ID), Pairs.noIds()))
            .from(DSL.name("found"))
            .asTable("edges", "kinds", "origins", "ends");
    return DSL.with(
            DSL.name("found").fields("kind", "origin", "type", "id").asMaterialized(found()))
        .select(DSL.asterisk())
        .from(fresh)
        .crossJoin(edges)
        .asTable("next");
  }

  /**
   * What is found and was not seen before. The database hashes what was seen; of an outer join it
   * may believe that looping is cheaper.
   */
  private Table<?> fresh() {
    return DSL.selectDistinct(FOUND_TYPE, FOUND_ID)
        .from(DSL.name("found"))
        .where(
            DSL.row(FOUND_TYPE, FOUND_ID)
                .notIn(
                    DSL.select(SEEN.from(levels.seenTypes()), SEEN.id())
                        .from(SEEN.of(levels.seenIds()))))
        .orderBy(FOUND_TYPE, FOUND_ID)
        .limit(levels.limits().nodes() + 1)
        .asTable("fresh", "type", "id");
  }

  private static <T> Field<T> fresh(String column, Class<T> type) {
    return DSL.field(DSL.name("fresh", column), type);
  }

  /** The edges from the entities of a level, as many as are read. */
  private Select<Record4<Integer, UUID, Integer, UUID>> found() {
    Table<?> edges =
        levels.terrain().kinds().stream()
            .<Select<Record4<Integer, UUID, Integer, UUID>>>map(this::edges)
            .reduce(Select::unionAll)
            .orElseThrow()
            .asTable("found", "kind", "origin", "type", "id");
    return DSL.select(FOUND_KIND, FOUND_ORIGIN, FOUND_TYPE, FOUND_ID)
        .from(BEFORE.of(levels.ids()))
        .crossJoin(DSL.lateral(edges))
        .limit(levels.limits().edges() + 1);
  }

  private Select<Record4<Integer, UUID, Integer, UUID>> edges(EdgeKind kind) {
    boolean towardsNeeded = levels.direction() == Direction.DEPENDENCIES;
    EntityType<?> from = towardsNeeded ? kind.from() : kind.to();
    EntityType<?> to = towardsNeeded ? kind.to() : kind.from();
    Field<UUID> origin = towardsNeeded ? kind.fromColumn() : kind.toColumn();
    Field<UUID> end = towardsNeeded ? kind.toColumn() : kind.fromColumn();
    Alive alive = Alive.of(levels.terrain().scope(), to);
    Condition ofType = BEFORE.from(levels.types()).eq(DSL.inline(levels.terrain().number(from)));
    return DSL.select(
            DSL.inline(levels.terrain().kinds().indexOf(kind)),
            origin,
            DSL.inline(levels.terrain().number(to)),
            alive.id())
        .from(kind.table())
        .join(alive.table())
        .on(alive.condition())
        .and(alive.id().eq(end))
        .where(kind.rows(levels.terrain().scope()))
        .and(ofType)
        .and(origin.eq(BEFORE.id()));
  }
}
