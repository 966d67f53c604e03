package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.INCIDENT_TIMELINE_ENTRIES;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.PartChange;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityWriter;
import io.appinventory.catalog.store.Rules;
import io.appinventory.catalog.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of an incident: its status and its timeline move together, {@code resolved_at} follows,
 * and what it affects is as bad as the worst open incident says (see {@link AffectedEntities}).
 */
final class IncidentRules implements Rules<Incident> {
  @Override
  public EntityType<Incident> type() {
    return Incidents.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable Incident before, Changes<Incident> changes) {
    List<TimelineEntry> entries = signed(scope, changes.parts(Incidents.TIMELINE));
    Optional<TimelineEntry> last = latest(entries).filter(entry -> isLast(entry, scope, before));
    last.filter(entry -> !changes.says(Incidents.STATUS))
        .ifPresent(entry -> changes.set(Incidents.STATUS, entry.status()));
    IncidentStatus status = statusAfter(before, changes);
    boolean moves = before == null || before.status() != status;
    if (last.isEmpty() && moves) {
      entries.add(new TimelineEntry(scope.now(), status, message(before, status), user(scope)));
    }
    if (!entries.isEmpty()) {
      changes.parts(Incidents.TIMELINE, entries);
    }
    if (moves && !changes.says(Incidents.RESOLVED_AT)) {
      Instant since = last.map(TimelineEntry::timestamp).orElse(scope.now());
      changes.set(Incidents.RESOLVED_AT, status == IncidentStatus.RESOLVED ? since : null);
    }
  }

  @Override
  public void check(
      Scope scope,
      @Nullable Incident before,
      Incident after,
      Changes<Incident> changes,
      List<FieldError> errors) {
    latest(changes.parts(Incidents.TIMELINE).rows())
        .filter(entry -> entry.status() != after.status())
        .filter(entry -> isLast(entry, scope, before))
        .ifPresent(
            entry ->
                errors.add(
                    new FieldError(
                        "status",
                        "invalid",
                        "is "
                            + after.status().code()
                            + ", but the latest timeline entry says "
                            + entry.status().code())));
  }

  @Override
  public void after(EntityWriter writer, Write<Incident> write) {
    new AffectedEntities(writer).follow(write);
  }

  private static List<TimelineEntry> signed(Scope scope, PartChange<TimelineEntry> said) {
    List<TimelineEntry> signed = new ArrayList<>();
    for (TimelineEntry e : said.rows()) {
      signed.add(new TimelineEntry(e.timestamp(), e.status(), e.message(), user(scope)));
    }
    return signed;
  }

  private static @Nullable UUID user(Scope scope) {
    return scope.principal().userId().orElse(null);
  }

  /** Of entries of one time, the last. */
  private static Optional<TimelineEntry> latest(List<TimelineEntry> entries) {
    return entries.stream()
        .reduce((one, next) -> next.timestamp().isBefore(one.timestamp()) ? one : next);
  }

  /** Whether no entry that is there is later: what is told late of the past moves nothing. */
  private static boolean isLast(TimelineEntry entry, Scope scope, @Nullable Incident before) {
    return before == null || !isAnyAfter(entry.timestamp(), scope, before);
  }

  private static boolean isAnyAfter(Instant time, Scope scope, Incident incident) {
    return scope
        .dsl()
        .fetchExists(
            INCIDENT_TIMELINE_ENTRIES,
            INCIDENT_TIMELINE_ENTRIES
                .TENANT_ID
                .eq(scope.tenantId())
                .and(INCIDENT_TIMELINE_ENTRIES.INCIDENT_ID.eq(incident.id().value()))
                .and(INCIDENT_TIMELINE_ENTRIES.TIMESTAMP.gt(time)));
  }

  private static IncidentStatus statusAfter(@Nullable Incident before, Changes<Incident> changes) {
    IncidentStatus said = changes.value(Incidents.STATUS);
    if (said != null) {
      return said;
    }
    return before == null
        ? Objects.requireNonNull(Incidents.STATUS.defaultValue())
        : before.status();
  }

  private static String message(@Nullable Incident before, IncidentStatus status) {
    return before == null
        ? "Opened as " + status.code() + "."
        : "Moved from " + before.status().code() + " to " + status.code() + ".";
  }
}
