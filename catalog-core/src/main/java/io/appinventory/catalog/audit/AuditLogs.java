package io.appinventory.catalog.audit;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.Filter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The description of audit entries: rows that no entity owns, and that can be asked about like any
 * other.
 */
public final class AuditLogs {
  /** The id. */
  public static final Property<AuditEntry, UUID> ID = Property.uuid(AUDIT_LOGS.ID, AuditEntry::id);

  /** Who. */
  public static final Property<AuditEntry, UUID> USER_ID =
      Property.uuid(AUDIT_LOGS.USER_ID, AuditEntry::userId);

  /** What. */
  public static final Property<AuditEntry, String> ACTION =
      Property.text(AUDIT_LOGS.ACTION, AuditEntry::action);

  /** The collection. */
  public static final Property<AuditEntry, String> ENTITY_TYPE =
      Property.text(AUDIT_LOGS.ENTITY_TYPE, AuditEntry::entityType);

  /** The entity. */
  public static final Property<AuditEntry, UUID> ENTITY_ID =
      Property.uuid(AUDIT_LOGS.ENTITY_ID, AuditEntry::entityId);

  /** Its label at the time. */
  public static final Property<AuditEntry, String> ENTITY_NAME =
      Property.text(AUDIT_LOGS.ENTITY_NAME, AuditEntry::entityName);

  /** What changed. */
  public static final Property<AuditEntry, Json> CHANGES =
      Property.json(AUDIT_LOGS.CHANGES, AuditEntry::changes);

  /** Request id, address, agent. */
  public static final Property<AuditEntry, Json> METADATA =
      Property.json(AUDIT_LOGS.METADATA, AuditEntry::metadata);

  /** When. */
  public static final Property<AuditEntry, Instant> TIMESTAMP =
      Property.timestamp(AUDIT_LOGS.TIMESTAMP, AuditEntry::timestamp);

  /** How it ended; null for what is told of because it was done. */
  public static final Property<AuditEntry, AuditStatus> STATUS =
      Property.code(AUDIT_LOGS.STATUS, AuditStatus.values(), AuditEntry::status);

  /** Why it failed. */
  public static final Property<AuditEntry, String> ERROR_MESSAGE =
      Property.text(AUDIT_LOGS.ERROR_MESSAGE, AuditEntry::errorMessage);

  /** The rows. */
  public static final PartType<AuditEntry> TYPE =
      new PartType<>(
          "audit-logs",
          AUDIT_LOGS,
          List.of(
              ID,
              USER_ID,
              ACTION,
              ENTITY_TYPE,
              ENTITY_ID,
              ENTITY_NAME,
              CHANGES,
              METADATA,
              TIMESTAMP,
              STATUS,
              ERROR_MESSAGE),
          List.of(),
          List.of(ID),
          List.of(TIMESTAMP, ID),
          true,
          row ->
              new AuditEntry(
                  row.get(ID),
                  row.optional(USER_ID),
                  row.get(ACTION),
                  row.get(ENTITY_TYPE),
                  row.optional(ENTITY_ID),
                  row.optional(ENTITY_NAME),
                  row.optional(CHANGES),
                  row.get(METADATA),
                  row.get(TIMESTAMP),
                  row.optional(STATUS),
                  row.optional(ERROR_MESSAGE)));

  private AuditLogs() {}

  /** The query, newest first unless it asks for another order. */
  public static ListQuery newestFirst(ListQuery query) {
    return query.sort().keys().isEmpty() ? query.orderBy(Sort.descending(TIMESTAMP)) : query;
  }

  /**
   * What asks for the entries of one entity, newest first, without counting them. What others tried
   * and may not do is for who reads the whole log.
   */
  public static ListQuery history(EntityType<?> type, UUID id, PageRequest page) {
    Filter ofEntity =
        Filter.and(
            Filter.eq(ENTITY_TYPE, type.name()),
            Filter.eq(ENTITY_ID, id),
            Filter.not(Filter.eq(STATUS, AuditStatus.FAILURE)));
    return newestFirst(ListQuery.of(ofEntity).page(page).withoutTotal());
  }
}
