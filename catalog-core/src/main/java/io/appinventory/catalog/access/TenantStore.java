package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.TENANTS;

import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.session.DatabaseErrors;
import io.appinventory.db.schema.tables.records.TenantsRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Tenants as their table holds them. */
final class TenantStore {
  private TenantStore() {}

  /** A new one. */
  static Tenant insert(DSLContext dsl, Instant now, UUID id, String slug, String name) {
    try {
      return tenant(
          dsl.insertInto(TENANTS)
              .set(TENANTS.ID, id)
              .set(TENANTS.SLUG, slug)
              .set(TENANTS.NAME, name)
              .set(TENANTS.CREATED_AT, now)
              .set(TENANTS.UPDATED_AT, now)
              .returning()
              .fetchSingle());
    } catch (DataAccessException e) {
      throw explained(e, slug, name);
    }
  }

  /** Writes what a change says. */
  static Tenant update(DSLContext dsl, Instant now, Tenant before, TenantChange change) {
    String said = change.name();
    String name = said == null ? before.name() : said;
    TenantStatus status = change.statusAfter(before.status());
    try {
      return tenant(
          dsl.update(TENANTS)
              .set(TENANTS.NAME, name)
              .set(TENANTS.STATUS, status.code())
              .set(TENANTS.IS_ACTIVE, status == TenantStatus.ACTIVE)
              .set(
                  TENANTS.MAX_USERS,
                  change.limitAfter(TenantChange.TenantLimit.MAX_USERS, before.maxUsers()))
              .set(
                  TENANTS.MAX_PROJECTS,
                  change.limitAfter(TenantChange.TenantLimit.MAX_PROJECTS, before.maxProjects()))
              .set(
                  TENANTS.MAX_STORAGE_GB,
                  change.limitAfter(TenantChange.TenantLimit.MAX_STORAGE_GB, before.maxStorageGb()))
              .set(TENANTS.TYPE, code(change.typeAfter(before.type())))
              .set(TENANTS.PLAN, change.planAfter(before.plan()).code())
              .set(TENANTS.BILLING_EMAIL, change.billingEmailAfter(before.billingEmail()))
              .set(TENANTS.UPDATED_AT, now)
              .set(TENANTS.ROW_VERSION, before.rowVersion() + 1)
              .where(TENANTS.ID.eq(before.id()))
              .returning()
              .fetchSingle());
    } catch (DataAccessException e) {
      throw explained(e, before.slug(), name);
    }
  }

  private static @Nullable String code(@Nullable Coded value) {
    return value == null ? null : value.code();
  }

  private static RuntimeException explained(DataAccessException error, String slug, String name) {
    return switch (DatabaseErrors.sql(error).flatMap(DatabaseErrors::constraint).orElse("")) {
      case "tenants_slug_key" ->
          ConflictException.duplicate(
              "slug", "There is already a tenant with the slug '" + slug + "'.");
      case "tenants_name_key" ->
          ConflictException.duplicate(
              "name", "There is already a tenant with the name '" + name + "'.");
      default -> error;
    };
  }

  /** A row as a tenant. */
  static Tenant tenant(TenantsRecord row) {
    return new Tenant(
        row.getId(),
        row.getSlug(),
        row.getName(),
        TenantStatus.valueOf(row.getStatus().toUpperCase(Locale.ROOT)),
        row.getMaxUsers(),
        row.getMaxProjects(),
        row.getMaxStorageGb(),
        storage(row),
        row.getType() == null ? null : TenantType.valueOf(row.getType().toUpperCase(Locale.ROOT)),
        TenantPlan.valueOf(row.getPlan().toUpperCase(Locale.ROOT)),
        row.getBillingEmail(),
        Json.ofText(row.getSettings() == null ? "{}" : row.getSettings().data()),
        row.getRowVersion(),
        row.getCreatedAt(),
        row.getUpdatedAt());
  }

  private static Tenant.@Nullable Storage storage(TenantsRecord row) {
    Long bytes = row.getStorageBytes();
    Instant at = row.getStorageMeasuredAt();
    return bytes == null || at == null ? null : new Tenant.Storage(bytes, at);
  }
}
