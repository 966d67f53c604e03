package io.appinventory.catalog.exchange.backstage.view;

import static io.appinventory.db.schema.Tables.ENTITY_SOURCES;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.ExactJson;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.session.Scope;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads the descriptors that entities come from. */
final class Origins {
  private static final List<Field<?>> COLUMNS =
      List.of(
          ENTITY_SOURCES.ID,
          ENTITY_SOURCES.ENTITY_ID,
          ENTITY_SOURCES.SOURCE_KEY,
          ENTITY_SOURCES.LOCATION,
          ENTITY_SOURCES.ORPHANED_AT,
          ENTITY_SOURCES.DOCUMENT);

  /** Ids in the order of the database, which is that of their letters. */
  private static final Comparator<Origin> ORDER =
      Comparator.comparing(Origin::orphaned).thenComparing(origin -> origin.id().toString());

  private final Scope scope;

  Origins(Scope scope) {
    this.scope = scope;
  }

  /** The descriptors of entities; of several, one that its source still has, then the oldest. */
  Map<UUID, Origin> of(String collection, Collection<UUID> ids) {
    Map<UUID, Origin> origins = new HashMap<>();
    scope
        .dsl()
        .select(COLUMNS)
        .from(ENTITY_SOURCES)
        .where(entities(collection, ids))
        .forEach(
            row -> origins.merge(row.get(ENTITY_SOURCES.ENTITY_ID), origin(row), Origins::better));
    return origins;
  }

  /** Told here: the database would put all documents in order for the few that have another. */
  private static Origin better(Origin one, Origin other) {
    return ORDER.compare(one, other) <= 0 ? one : other;
  }

  /** The keys by which descriptors call entities. */
  Map<UUID, String> keys(String collection, Collection<UUID> ids) {
    Map<UUID, String> keys = new HashMap<>();
    scope
        .dsl()
        .select(ENTITY_SOURCES.ENTITY_ID, ENTITY_SOURCES.SOURCE_KEY)
        .from(ENTITY_SOURCES)
        .where(entities(collection, ids))
        .orderBy(DSL.field(ENTITY_SOURCES.ORPHANED_AT.isNotNull()), ENTITY_SOURCES.ID)
        .forEach(row -> keys.putIfAbsent(row.value1(), row.value2()));
    return keys;
  }

  /** The descriptors with these ids that describe nothing the catalog has a collection for. */
  List<Origin> alone(Collection<UUID> ids) {
    return scope
        .dsl()
        .select(COLUMNS)
        .from(ENTITY_SOURCES)
        .where(backstage())
        .and(ENTITY_SOURCES.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .and(ENTITY_SOURCES.ENTITY_ID.isNull())
        .fetch(Origins::origin);
  }

  private Condition entities(String collection, Collection<UUID> ids) {
    return backstage()
        .and(ENTITY_SOURCES.ENTITY_TYPE.eq(collection))
        .and(ENTITY_SOURCES.ENTITY_ID.eq(DSL.any(ids.toArray(UUID[]::new))));
  }

  private Condition backstage() {
    return ENTITY_SOURCES
        .TENANT_ID
        .eq(scope.tenantId())
        .and(ENTITY_SOURCES.FORMAT.eq(Format.BACKSTAGE.code()));
  }

  private static Origin origin(Record row) {
    return new Origin(
        row.get(ENTITY_SOURCES.ID),
        row.get(ENTITY_SOURCES.SOURCE_KEY),
        row.get(ENTITY_SOURCES.LOCATION),
        row.get(ENTITY_SOURCES.ORPHANED_AT) != null,
        (ObjectNode) ExactJson.parse(row.get(ENTITY_SOURCES.DOCUMENT).data()));
  }
}
