package io.appinventory.catalog.exchange.plan;

import static io.appinventory.db.schema.Tables.ENTITY_SOURCES;
import static io.appinventory.db.schema.Tables.SOURCE_REFERENCES;

import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.Verb;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads what earlier imports left. */
public final class SourceTables {
  private final Scope scope;

  /** Of one tenant. */
  public SourceTables(Scope scope) {
    this.scope = scope;
  }

  /**
   * What a descriptor refers to.
   *
   * @param id the row's id
   * @param source the descriptor that says it
   * @param reference what it says
   * @param target the entity; null while it dangles
   */
  public record ReferenceRow(UUID id, UUID source, Reference reference, @Nullable Target target) {}

  /** The descriptors of a source. */
  public List<SourceRow> ofSource(String source) {
    return rows(ENTITY_SOURCES.SOURCE.eq(source));
  }

  /** The descriptors of a format that have one of the keys. */
  public Map<String, SourceRow> byKey(String format, Collection<String> keys) {
    return rows(
            ENTITY_SOURCES
                .FORMAT
                .eq(format)
                .and(ENTITY_SOURCES.SOURCE_KEY.eq(DSL.any(keys.toArray(String[]::new)))))
        .stream()
        .collect(Collectors.toMap(SourceRow::key, row -> row));
  }

  /** The descriptors that describe one of the entities. */
  public List<SourceRow> ofEntities(String collection, Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : rows(
            ENTITY_SOURCES
                .ENTITY_TYPE
                .eq(collection)
                .and(ENTITY_SOURCES.ENTITY_ID.eq(DSL.any(ids.toArray(UUID[]::new)))));
  }

  /** The descriptors with these ids. */
  public List<SourceRow> withIds(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : rows(ENTITY_SOURCES.ID.eq(DSL.any(ids.toArray(UUID[]::new))));
  }

  private List<SourceRow> rows(Condition condition) {
    return scope
        .dsl()
        .select(
            ENTITY_SOURCES.ID,
            ENTITY_SOURCES.SOURCE,
            ENTITY_SOURCES.FORMAT,
            ENTITY_SOURCES.KIND,
            ENTITY_SOURCES.SOURCE_KEY,
            ENTITY_SOURCES.LOCATION,
            ENTITY_SOURCES.DOCUMENT_NUMBER,
            ENTITY_SOURCES.ENTITY_TYPE,
            ENTITY_SOURCES.ENTITY_ID,
            ENTITY_SOURCES.HASH,
            ENTITY_SOURCES.ORPHANED_AT)
        .from(ENTITY_SOURCES)
        .where(ENTITY_SOURCES.TENANT_ID.eq(scope.tenantId()))
        .and(condition)
        .orderBy(ENTITY_SOURCES.ID)
        .fetch(SourceTables::row);
  }

  private static SourceRow row(Record row) {
    return new SourceRow(
        row.get(ENTITY_SOURCES.ID),
        row.get(ENTITY_SOURCES.SOURCE),
        row.get(ENTITY_SOURCES.FORMAT),
        row.get(ENTITY_SOURCES.KIND),
        row.get(ENTITY_SOURCES.SOURCE_KEY),
        row.get(ENTITY_SOURCES.LOCATION),
        row.get(ENTITY_SOURCES.DOCUMENT_NUMBER),
        target(row.get(ENTITY_SOURCES.ENTITY_TYPE), row.get(ENTITY_SOURCES.ENTITY_ID)),
        row.get(ENTITY_SOURCES.HASH),
        row.get(ENTITY_SOURCES.ORPHANED_AT) != null);
  }

  private static @Nullable Target target(@Nullable String collection, @Nullable UUID id) {
    return collection == null || id == null ? null : new Target(collection, id);
  }

  /** What descriptors refer to. */
  public List<ReferenceRow> references(Collection<UUID> sources) {
    return sources.isEmpty()
        ? List.of()
        : references(SOURCE_REFERENCES.ENTITY_SOURCE_ID.eq(DSL.any(sources.toArray(UUID[]::new))));
  }

  /** What dangles. */
  public List<ReferenceRow> pending() {
    return references(SOURCE_REFERENCES.ENTITY_ID.isNull());
  }

  private List<ReferenceRow> references(Condition condition) {
    SelectConditionStep<? extends Record> select =
        scope
            .dsl()
            .select(
                SOURCE_REFERENCES.ID,
                SOURCE_REFERENCES.ENTITY_SOURCE_ID,
                SOURCE_REFERENCES.VERB,
                SOURCE_REFERENCES.TARGET_KEY,
                SOURCE_REFERENCES.TARGET_NAME,
                SOURCE_REFERENCES.TARGET_COLLECTIONS,
                SOURCE_REFERENCES.ENTITY_TYPE,
                SOURCE_REFERENCES.ENTITY_ID)
            .from(SOURCE_REFERENCES)
            .where(SOURCE_REFERENCES.TENANT_ID.eq(scope.tenantId()))
            .and(condition);
    List<ReferenceRow> rows = new ArrayList<>();
    for (Record row : select.orderBy(SOURCE_REFERENCES.ID).fetch()) {
      rows.add(
          new ReferenceRow(
              row.get(SOURCE_REFERENCES.ID),
              row.get(SOURCE_REFERENCES.ENTITY_SOURCE_ID),
              reference(row),
              target(
                  row.get(SOURCE_REFERENCES.ENTITY_TYPE), row.get(SOURCE_REFERENCES.ENTITY_ID))));
    }
    return rows;
  }

  private static Reference reference(Record row) {
    String collections = row.get(SOURCE_REFERENCES.TARGET_COLLECTIONS);
    return new Reference(
        Verb.of(row.get(SOURCE_REFERENCES.VERB)),
        row.get(SOURCE_REFERENCES.TARGET_KEY),
        collections.isEmpty() ? List.of() : List.of(collections.split(",", -1)),
        row.get(SOURCE_REFERENCES.TARGET_NAME));
  }
}
