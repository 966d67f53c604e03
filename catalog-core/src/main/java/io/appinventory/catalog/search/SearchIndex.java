package io.appinventory.catalog.search;

import static io.appinventory.db.schema.Tables.SEARCH_DOCUMENTS;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Write;
import io.appinventory.catalog.store.WriteObserver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What is searched: one document for each live entity, written in the transaction that writes the
 * entity. What a type has to be searched by follows from its description; see {@link
 * SearchedProperties}.
 *
 * <p>As an observer it keeps up with every write of the store. What is loaded past the store is
 * indexed by {@link #rebuild}.
 */
public final class SearchIndex implements WriteObserver {
  private static final int ROWS_PER_READ = 5_000;

  @Override
  public <R extends Entity<R>> void written(Scope scope, Write<R> write) {
    writtenAll(scope, List.of(write));
  }

  @Override
  public <R extends Entity<R>> void writtenAll(Scope scope, List<Write<R>> writes) {
    EntityType<R> type = writes.getFirst().type();
    if (type.ofEvents()) {
      return;
    }
    remove(scope, type, writes.stream().map(Write::after).filter(SearchIndex::deleted).toList());
    Map<Boolean, List<R>> living =
        writes.stream()
            .filter(SearchIndex::saysSomethingElse)
            .collect(
                Collectors.partitioningBy(
                    write -> write.kind() == Write.Kind.CREATE,
                    Collectors.mapping(Write::after, Collectors.toList())));
    KnownWords words = new KnownWords(scope);
    new SearchedRows<>(scope, type, Query::execute)
        .write(living.getOrDefault(true, List.of()), words);
    new SearchedRows<>(scope, type, SearchIndex::insertOrReplace)
        .write(living.getOrDefault(false, List.of()), words);
    words.learn();
  }

  private static boolean deleted(Entity<?> entity) {
    return entity.deletedAt() != null;
  }

  private static <R extends Entity<R>> boolean saysSomethingElse(Write<R> write) {
    @Nullable R before = write.before();
    return !deleted(write.after())
        && (before == null
            || deleted(before)
            || SearchedProperties.of(write.type()).stream()
                .anyMatch(property -> differs(property, before, write.after())));
  }

  private static <R, T> boolean differs(Property<R, T> property, R before, R after) {
    return !Objects.equals(property.of(before), property.of(after));
  }

  private static <R extends Entity<R>> void remove(
      Scope scope, EntityType<R> type, List<R> entities) {
    if (!entities.isEmpty()) {
      UUID[] ids = entities.stream().map(each -> each.id().value()).toArray(UUID[]::new);
      scope
          .dsl()
          .deleteFrom(SEARCH_DOCUMENTS)
          .where(documents(scope, type))
          .and(SEARCH_DOCUMENTS.ENTITY_ID.eq(DSL.any(ids)))
          .execute();
    }
  }

  /**
   * Makes the documents of a whole type anew, after rows were written by other ways than the
   * catalog's. Nobody else may write the type meanwhile. Takes about 15 seconds for 100,000
   * entities.
   */
  public static <R extends Entity<R>> void rebuild(Scope scope, EntityType<R> type) {
    scope.dsl().deleteFrom(SEARCH_DOCUMENTS).where(documents(scope, type)).execute();
    if (type.ofEvents()) {
      return;
    }
    KnownWords words = new KnownWords(scope);
    List<R> part = part(scope, type, new UUID(0, 0));
    while (!part.isEmpty()) {
      new SearchedRows<>(scope, type, SearchIndex::insertOrReplace).write(part, words);
      words.learn();
      part = part(scope, type, part.getLast().id().value());
    }
  }

  private static <R extends Entity<R>> List<R> part(Scope scope, EntityType<R> type, UUID after) {
    return scope
        .dsl()
        .select(type.projection().fields(type.table()))
        .from(type.table())
        .where(scope.tenant(type, type.table()))
        .and(type.header().deletedAt().column().field().isNull())
        .and(type.idColumn().gt(after))
        .orderBy(type.idColumn())
        .limit(ROWS_PER_READ)
        .fetch(row -> type.projection().read(row, 0));
  }

  private static void insertOrReplace(InsertOnDuplicateStep<?> insert) {
    insert
        .onConflict(
            SEARCH_DOCUMENTS.TENANT_ID, SEARCH_DOCUMENTS.ENTITY_TYPE, SEARCH_DOCUMENTS.ENTITY_ID)
        .doUpdate()
        .set(SEARCH_DOCUMENTS.NAME, DSL.excluded(SEARCH_DOCUMENTS.NAME))
        .set(SEARCH_DOCUMENTS.DOCUMENT, DSL.excluded(SEARCH_DOCUMENTS.DOCUMENT))
        .execute();
  }

  private static Condition documents(Scope scope, EntityType<?> type) {
    return SEARCH_DOCUMENTS
        .TENANT_ID
        .eq(scope.tenantId())
        .and(SEARCH_DOCUMENTS.ENTITY_TYPE.eq(type.name()));
  }
}
