package io.appinventory.catalog.exchange.apply;

import static io.appinventory.db.schema.Tables.SOURCE_CONFLICTS;

import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.plan.Step;
import io.appinventory.catalog.exchange.plan.Target;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the descriptors that were not taken, so that they can be seen. */
final class ConflictWriter {
  private final Scope scope;
  private final String source;

  ConflictWriter(Scope scope, String source) {
    this.scope = scope;
    this.source = source;
  }

  /** What was not taken this time, in the place of what was not taken the last time. */
  void write(List<Step.Conflict> conflicts) {
    scope
        .dsl()
        .deleteFrom(SOURCE_CONFLICTS)
        .where(SOURCE_CONFLICTS.TENANT_ID.eq(scope.tenantId()))
        .and(SOURCE_CONFLICTS.SOURCE.eq(source))
        .execute();
    new TenantRows(scope, SOURCE_CONFLICTS, SOURCE_CONFLICTS.TENANT_ID)
        .columns(
            List.of(
                SOURCE_CONFLICTS.ID,
                SOURCE_CONFLICTS.SOURCE,
                SOURCE_CONFLICTS.FORMAT,
                SOURCE_CONFLICTS.KIND,
                SOURCE_CONFLICTS.SOURCE_KEY,
                SOURCE_CONFLICTS.LOCATION,
                SOURCE_CONFLICTS.DOCUMENT_NUMBER,
                SOURCE_CONFLICTS.REASON,
                SOURCE_CONFLICTS.ENTITY_TYPE,
                SOURCE_CONFLICTS.ENTITY_ID,
                SOURCE_CONFLICTS.DOCUMENT,
                SOURCE_CONFLICTS.LAST_SEEN_AT))
        .send(conflicts.stream().map(this::row));
  }

  private List<@Nullable Object> row(Step.Conflict conflict) {
    Descriptor from = conflict.descriptor();
    Target held = conflict.held();
    return Arrays.asList(
        scope.ids().get(),
        source,
        from.format().code(),
        from.kind(),
        from.key(),
        from.place().file(),
        from.place().document(),
        conflict.reason(),
        held == null ? null : held.collection(),
        held == null ? null : held.id(),
        from.document(),
        scope.now());
  }
}
