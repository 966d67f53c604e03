package io.appinventory.catalog.exchange.backstage.view;

import static io.appinventory.db.schema.Tables.BACKSTAGE_ENTITIES;
import static io.appinventory.db.schema.Tables.BACKSTAGE_RELATIONS;

import io.appinventory.catalog.exchange.backstage.EntityRef;
import io.appinventory.catalog.query.count.CountRows.Group;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Row5;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes the tables that hold what is shown. */
final class ViewRows {
  private static final int ENDS_AT_ONCE = 1_000;
  private static final Set<String> SEARCHED =
      Set.of("metadata.name", "metadata.title", "spec.profile.displayname");

  private final Scope scope;
  private final Terms terms;

  ViewRows(Scope scope) {
    this.scope = scope;
    this.terms = new Terms(scope.tenantId());
  }

  /** What is shown of some entities now, locked against others who would show them anew. */
  Map<UUID, StoredView> lock(Collection<UUID> ids) {
    Map<UUID, StoredView> stored = new LinkedHashMap<>();
    scope
        .dsl()
        .select(
            BACKSTAGE_ENTITIES.ID,
            BACKSTAGE_ENTITIES.REF,
            BACKSTAGE_ENTITIES.KIND,
            BACKSTAGE_ENTITIES.NAME,
            BACKSTAGE_ENTITIES.DOCUMENT,
            BACKSTAGE_ENTITIES.RELATIONS)
        .from(BACKSTAGE_ENTITIES)
        .where(which(ids))
        .orderBy(BACKSTAGE_ENTITIES.ID)
        .forNoKeyUpdate()
        .forEach(
            row ->
                stored.put(
                    row.value1(),
                    new StoredView(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5().data(),
                        row.value6())));
    return stored;
  }

  /**
   * Shows entities as they are now in the place of how they were, which was locked.
   *
   * @param now made while others are written: without asking the database
   */
  void replace(Map<UUID, StoredView> before, Stream<ViewEntity> now) {
    Map<UUID, StoredView> old = new LinkedHashMap<>(before);
    Set<UUID> staying = new HashSet<>();
    Set<End> fresh = new HashSet<>();
    Map<Group, Long> counts = new LinkedHashMap<>();
    write(
        now.filter(entity -> !isShown(entity, old))
            .peek(entity -> staying.add(entity.id()))
            .peek(entity -> entity.relations().forEach(each -> fresh.add(End.of(entity, each)))),
        counts);
    delete(old.keySet().stream().filter(id -> !staying.contains(id)).toList());
    old.values().forEach(was -> ViewCounts.count(was.kind(), was.leaves(), -1, counts));
    relate(old, fresh);
    new ViewCounts(scope).add(counts);
  }

  /** Whether it is shown as it is now; then there is nothing old about it. */
  private static boolean isShown(ViewEntity entity, Map<UUID, StoredView> old) {
    StoredView was = old.get(entity.id());
    boolean same = was != null && was.shows(entity);
    if (same) {
      old.remove(entity.id());
    }
    return same;
  }

  private void delete(List<UUID> ids) {
    if (!ids.isEmpty()) {
      scope.dsl().deleteFrom(BACKSTAGE_ENTITIES).where(which(ids)).execute();
    }
  }

  private void write(Stream<ViewEntity> entities, Map<Group, Long> counts) {
    new TenantRows(scope, BACKSTAGE_ENTITIES, BACKSTAGE_ENTITIES.TENANT_ID)
        .columns(
            List.of(
                BACKSTAGE_ENTITIES.ID,
                BACKSTAGE_ENTITIES.REF,
                BACKSTAGE_ENTITIES.KIND,
                BACKSTAGE_ENTITIES.NAME,
                BACKSTAGE_ENTITIES.SOURCED,
                BACKSTAGE_ENTITIES.DOCUMENT,
                BACKSTAGE_ENTITIES.RELATIONS,
                BACKSTAGE_ENTITIES.TERMS,
                BACKSTAGE_ENTITIES.SEARCHED))
        .ending(ViewRows::insertOrReplace)
        .send(entities.map(entity -> row(entity, counts)));
  }

  private List<Object> row(ViewEntity entity, Map<Group, Long> counts) {
    List<Leaf> leaves = entity.leaves();
    ViewCounts.count(entity.ref().kind(), leaves, 1, counts);
    return List.of(
        entity.id(),
        entity.ref().key(),
        entity.ref().kind(),
        name(entity),
        entity.sourced(),
        entity.document(),
        entity.relationTexts(),
        terms.of(leaves),
        searched(leaves));
  }

  private static void insertOrReplace(InsertOnDuplicateStep<?> insert) {
    insert
        .onConflict(BACKSTAGE_ENTITIES.TENANT_ID, BACKSTAGE_ENTITIES.ID)
        .doUpdate()
        .set(BACKSTAGE_ENTITIES.REF, DSL.excluded(BACKSTAGE_ENTITIES.REF))
        .set(BACKSTAGE_ENTITIES.KIND, DSL.excluded(BACKSTAGE_ENTITIES.KIND))
        .set(BACKSTAGE_ENTITIES.NAME, DSL.excluded(BACKSTAGE_ENTITIES.NAME))
        .set(BACKSTAGE_ENTITIES.SOURCED, DSL.excluded(BACKSTAGE_ENTITIES.SOURCED))
        .set(BACKSTAGE_ENTITIES.DOCUMENT, DSL.excluded(BACKSTAGE_ENTITIES.DOCUMENT))
        .set(BACKSTAGE_ENTITIES.RELATIONS, DSL.excluded(BACKSTAGE_ENTITIES.RELATIONS))
        .set(BACKSTAGE_ENTITIES.TERMS, DSL.excluded(BACKSTAGE_ENTITIES.TERMS))
        .set(BACKSTAGE_ENTITIES.SEARCHED, DSL.excluded(BACKSTAGE_ENTITIES.SEARCHED))
        .execute();
  }

  private static String name(ViewEntity entity) {
    return entity.document().at("/metadata/name").asText().toLowerCase(Locale.ROOT);
  }

  private static String searched(List<Leaf> leaves) {
    return leaves.stream()
        .filter(leaf -> SEARCHED.contains(leaf.key()) && leaf.value() != null)
        .map(Leaf::value)
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /** Brings the relations to what the entities state, touching only those that differ. */
  private void relate(Map<UUID, StoredView> before, Set<End> fresh) {
    Set<End> gone =
        before.values().stream()
            .flatMap(was -> was.relations().stream().map(relation -> End.of(was, relation)))
            .collect(Collectors.toSet());
    Set<End> both = gone.stream().filter(fresh::contains).collect(Collectors.toSet());
    gone.removeAll(both);
    fresh.removeAll(both);
    parts(gone, ENDS_AT_ONCE).forEach(this::unrelate);
    insert(fresh);
  }

  private static <T> List<List<T>> parts(Collection<T> whole, int size) {
    List<T> all = List.copyOf(whole);
    return Stream.iterate(0, from -> from < all.size(), from -> from + size)
        .map(from -> all.subList(from, Math.min(all.size(), from + size)))
        .toList();
  }

  private void insert(Collection<End> fresh) {
    new TenantRows(scope, BACKSTAGE_RELATIONS, BACKSTAGE_RELATIONS.TENANT_ID)
        .columns(
            List.of(
                BACKSTAGE_RELATIONS.TARGET_REF,
                BACKSTAGE_RELATIONS.TYPE,
                BACKSTAGE_RELATIONS.KIND,
                BACKSTAGE_RELATIONS.NAME,
                BACKSTAGE_RELATIONS.ENTITY_ID,
                BACKSTAGE_RELATIONS.REF))
        .send(fresh.stream().sorted(Comparator.comparing(End::target)).map(End::row));
  }

  private void unrelate(List<End> ends) {
    List<Row5<String, String, String, String, UUID>> rows =
        ends.stream()
            .map(end -> DSL.row(end.target(), end.type(), end.kind(), end.name(), end.id()))
            .toList();
    scope
        .dsl()
        .deleteFrom(BACKSTAGE_RELATIONS)
        .where(BACKSTAGE_RELATIONS.TENANT_ID.eq(scope.tenantId()))
        .and(
            DSL.row(
                    BACKSTAGE_RELATIONS.TARGET_REF,
                    BACKSTAGE_RELATIONS.TYPE,
                    BACKSTAGE_RELATIONS.KIND,
                    BACKSTAGE_RELATIONS.NAME,
                    BACKSTAGE_RELATIONS.ENTITY_ID)
                .in(rows))
        .execute();
  }

  /** Where the other end of a relation looks for it. */
  private record End(String target, String type, String kind, String name, UUID id, String ref) {
    static End of(StoredView was, Relation relation) {
      return new End(
          relation.target(), relation.type(), was.kind(), was.name(), was.id(), was.ref());
    }

    List<Object> row() {
      return List.of(target, type, kind, name, id, ref);
    }

    static End of(ViewEntity is, Relation relation) {
      EntityRef ref = is.ref();
      return new End(
          relation.target(), relation.type(), ref.kind(), ViewRows.name(is), is.id(), ref.key());
    }
  }

  private Condition which(Collection<UUID> ids) {
    return BACKSTAGE_ENTITIES
        .TENANT_ID
        .eq(scope.tenantId())
        .and(BACKSTAGE_ENTITIES.ID.eq(DSL.any(ids.toArray(UUID[]::new))));
  }

  /** The ids that follow one in the table, at most some; null begins. */
  List<UUID> after(@Nullable UUID last, int most) {
    return scope
        .dsl()
        .select(BACKSTAGE_ENTITIES.ID)
        .from(BACKSTAGE_ENTITIES)
        .where(BACKSTAGE_ENTITIES.TENANT_ID.eq(scope.tenantId()))
        .and(last == null ? DSL.noCondition() : BACKSTAGE_ENTITIES.ID.gt(last))
        .orderBy(BACKSTAGE_ENTITIES.ID)
        .limit(most)
        .fetch(BACKSTAGE_ENTITIES.ID);
  }
}
