package io.appinventory.catalog.exchange.apply;

import static io.appinventory.db.schema.Tables.ENTITY_SOURCES;
import static io.appinventory.db.schema.Tables.SOURCE_REFERENCES;

import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.plan.Plan;
import io.appinventory.catalog.exchange.plan.SourceRow;
import io.appinventory.catalog.exchange.plan.Step;
import io.appinventory.catalog.exchange.plan.Target;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes the tables of sources. */
final class SourceWriter {
  private final Scope scope;
  private final String source;

  SourceWriter(Scope scope, String source) {
    this.scope = scope;
    this.source = source;
  }

  /** Descriptors that were not there. */
  void create(List<Step.Create> steps) {
    new TenantRows(scope, ENTITY_SOURCES, ENTITY_SOURCES.TENANT_ID)
        .columns(
            List.of(
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
                ENTITY_SOURCES.DOCUMENT,
                ENTITY_SOURCES.CREATED_AT,
                ENTITY_SOURCES.LAST_SEEN_AT))
        .send(steps.stream().map(this::row));
  }

  private List<@Nullable Object> row(Step.Create step) {
    Descriptor from = step.descriptor();
    Target target = step.target();
    return Arrays.asList(
        step.sourceId(),
        source,
        from.format().code(),
        from.kind(),
        from.key(),
        from.place().file(),
        from.place().document(),
        target == null ? null : target.collection(),
        target == null ? null : target.id(),
        from.hash(),
        from.document(),
        scope.now(),
        scope.now());
  }

  /** A descriptor that says something else, or lies elsewhere. */
  void update(Descriptor from, SourceRow row) {
    Target target = row.target();
    scope
        .dsl()
        .update(ENTITY_SOURCES)
        .set(ENTITY_SOURCES.SOURCE, source)
        .set(ENTITY_SOURCES.KIND, from.kind())
        .set(ENTITY_SOURCES.LOCATION, from.place().file())
        .set(ENTITY_SOURCES.DOCUMENT_NUMBER, from.place().document())
        .set(ENTITY_SOURCES.ENTITY_TYPE, target == null ? null : target.collection())
        .set(ENTITY_SOURCES.ENTITY_ID, target == null ? null : target.id())
        .set(ENTITY_SOURCES.HASH, from.hash())
        .set(ENTITY_SOURCES.DOCUMENT, JSONB.jsonb(from.document()))
        .set(ENTITY_SOURCES.LAST_SEEN_AT, scope.now())
        .set(ENTITY_SOURCES.ORPHANED_AT, (Instant) null)
        .where(ENTITY_SOURCES.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_SOURCES.ID.eq(row.id()))
        .execute();
  }

  /** Descriptors that are as they were. */
  void seen(Collection<UUID> rows) {
    scope
        .dsl()
        .update(ENTITY_SOURCES)
        .set(ENTITY_SOURCES.LAST_SEEN_AT, scope.now())
        .set(ENTITY_SOURCES.ORPHANED_AT, (Instant) null)
        .where(ENTITY_SOURCES.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_SOURCES.ID.eq(DSL.any(rows.toArray(UUID[]::new))))
        .execute();
  }

  /** Descriptors that are gone. */
  void orphan(Collection<SourceRow> rows) {
    scope
        .dsl()
        .update(ENTITY_SOURCES)
        .set(ENTITY_SOURCES.ORPHANED_AT, scope.now())
        .where(ENTITY_SOURCES.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_SOURCES.ID.eq(DSL.any(rows.stream().map(SourceRow::id).toArray(UUID[]::new))))
        .execute();
  }

  /** What descriptors refer to, in the place of what they referred to before. */
  void references(Map<UUID, Descriptor> descriptors, Plan plan, Collection<UUID> changed) {
    if (!changed.isEmpty()) {
      scope
          .dsl()
          .deleteFrom(SOURCE_REFERENCES)
          .where(SOURCE_REFERENCES.TENANT_ID.eq(scope.tenantId()))
          .and(SOURCE_REFERENCES.ENTITY_SOURCE_ID.eq(DSL.any(changed.toArray(UUID[]::new))))
          .execute();
    }
    new TenantRows(scope, SOURCE_REFERENCES, SOURCE_REFERENCES.TENANT_ID)
        .columns(
            List.of(
                SOURCE_REFERENCES.ID,
                SOURCE_REFERENCES.ENTITY_SOURCE_ID,
                SOURCE_REFERENCES.VERB,
                SOURCE_REFERENCES.TARGET_KEY,
                SOURCE_REFERENCES.TARGET_NAME,
                SOURCE_REFERENCES.TARGET_COLLECTIONS,
                SOURCE_REFERENCES.ENTITY_TYPE,
                SOURCE_REFERENCES.ENTITY_ID))
        .send(
            descriptors.entrySet().stream()
                .flatMap(said -> rows(said.getKey(), said.getValue(), plan)));
  }

  private Stream<List<@Nullable Object>> rows(UUID id, Descriptor from, Plan plan) {
    Map<String, Reference> once = new LinkedHashMap<>();
    from.references().forEach(to -> once.putIfAbsent(to.verb().code() + " " + to.key(), to));
    return once.values().stream().map(to -> row(id, from, to, plan));
  }

  private List<@Nullable Object> row(UUID id, Descriptor from, Reference to, Plan plan) {
    Target target = plan.targets().get(Plan.targetKey(from.format().code(), to.key()));
    return Arrays.asList(
        scope.ids().get(),
        id,
        to.verb().code(),
        to.key(),
        to.name(),
        String.join(",", to.collections()),
        target == null ? null : target.collection(),
        target == null ? null : target.id());
  }

  /** A reference that dangled and now leads to something. */
  void arrived(Plan.Arrival arrival) {
    scope
        .dsl()
        .update(SOURCE_REFERENCES)
        .set(SOURCE_REFERENCES.ENTITY_TYPE, arrival.target().collection())
        .set(SOURCE_REFERENCES.ENTITY_ID, arrival.target().id())
        .where(SOURCE_REFERENCES.TENANT_ID.eq(scope.tenantId()))
        .and(SOURCE_REFERENCES.ID.eq(arrival.reference().id()))
        .execute();
  }
}
