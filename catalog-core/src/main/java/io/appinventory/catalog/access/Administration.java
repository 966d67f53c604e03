package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.TENANTS;

import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.session.TenantDatabase;
import io.appinventory.db.schema.tables.records.TenantsRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The administration of an installation: its tenants. It works as the role {@code catalog_admin},
 * which sees nothing of what tenants hold, and tells of every write in an audit log of its own.
 * Safe for use by many threads.
 */
public final class Administration {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");
  private static final int MAX_NAME = 255;

  private final TenantDatabase database;
  private final Supplier<UUID> ids;
  private final Map<String, String> origin;

  /** Over a database whose login may take the role {@code catalog_admin}. */
  public Administration(TenantDatabase database, Supplier<UUID> ids) {
    this(database, ids, Map.of());
  }

  private Administration(TenantDatabase database, Supplier<UUID> ids, Map<String, String> origin) {
    this.database = database;
    this.ids = ids;
    this.origin = Map.copyOf(origin);
  }

  /** The same, for a request that comes from somewhere: request id, address, agent. */
  public Administration from(Map<String, String> where) {
    return new Administration(database, ids, where);
  }

  /** What was done to tenants, newest first: at most {@code limit} entries, 1 to 1000. */
  public List<AuditEntry> history(int limit) {
    return database.administer((dsl, now) -> new InstallationTrail(dsl).latest(limit));
  }

  /**
   * Creates a tenant.
   *
   * @throws ConflictException when slug or name are taken
   */
  public Tenant create(String slug, String name) {
    check(slug, name);
    return database.administer(
        (dsl, now) -> {
          Tenant created = TenantStore.insert(dsl, now, ids.get(), slug, name);
          add(dsl, now, "create", created, TenantDifferences.between(null, created));
          return created;
        });
  }

  private void add(
      DSLContext dsl, Instant now, String action, Tenant tenant, FieldChanges changes) {
    new InstallationTrail(dsl)
        .add(
            new AuditEntry(
                ids.get(),
                null,
                action,
                "tenants",
                tenant.id(),
                tenant.name(),
                changes.isEmpty() ? null : changes.toJson(),
                AuditTrail.metadata(origin),
                now));
  }

  /** All tenants, by slug. */
  public List<Tenant> all() {
    return database.administer(
        (dsl, now) -> dsl.selectFrom(TENANTS).orderBy(TENANTS.SLUG).fetch(TenantStore::tenant));
  }

  /** The tenant with the slug. */
  public Optional<Tenant> bySlug(String slug) {
    return database.administer(
        (dsl, now) ->
            dsl.selectFrom(TENANTS)
                .where(TENANTS.SLUG.eq(slug))
                .fetchOptional()
                .map(TenantStore::tenant));
  }

  /**
   * The tenant.
   *
   * @throws NotFoundException when there is none
   */
  public Tenant get(UUID id) {
    return database.administer(
        (dsl, now) ->
            dsl.selectFrom(TENANTS)
                .where(TENANTS.ID.eq(id))
                .fetchOptional()
                .map(TenantStore::tenant)
                .orElseThrow(() -> new NotFoundException("tenant", id)));
  }

  /**
   * Changes a tenant; null leaves as it is.
   *
   * @throws NotFoundException when there is none
   */
  public Tenant update(UUID id, @Nullable String name, @Nullable Boolean active) {
    return update(id, new TenantChange().name(name).active(active));
  }

  /**
   * Changes a tenant.
   *
   * @throws NotFoundException when there is none
   */
  public Tenant update(UUID id, TenantChange change) {
    String name = change.name();
    if (name != null) {
      check("any", name);
    }
    Tenant changed = database.administer((dsl, now) -> changed(dsl, now, id, change));
    database.rightsChanged();
    return changed;
  }

  private Tenant changed(DSLContext dsl, Instant now, UUID id, TenantChange change) {
    TenantsRecord row =
        dsl.selectFrom(TENANTS)
            .where(TENANTS.ID.eq(id))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(() -> new NotFoundException("tenant", id));
    Tenant before = TenantStore.tenant(row);
    Tenant after = TenantStore.update(dsl, now, before, change);
    add(dsl, now, "update", after, TenantDifferences.between(before, after));
    return after;
  }

  /**
   * Measures how much a tenant holds, unless that is known well enough: for an hour where it is
   * limited, for a day elsewhere.
   *
   * @return whether it was measured
   */
  public boolean measureStorage(UUID id) {
    return database.administer(
        (dsl, now) ->
            dsl.update(TENANTS)
                    .set(
                        TENANTS.STORAGE_BYTES,
                        DSL.function("tenant_storage", Long.class, TENANTS.ID))
                    .set(TENANTS.STORAGE_MEASURED_AT, now)
                    .where(TENANTS.ID.eq(id))
                    .and(due(now))
                    .execute()
                > 0);
  }

  private static Condition due(Instant now) {
    return TENANTS
        .STORAGE_MEASURED_AT
        .isNull()
        .or(TENANTS.STORAGE_MEASURED_AT.lt(now.minus(Duration.ofDays(1))))
        .or(
            TENANTS
                .MAX_STORAGE_GB
                .isNotNull()
                .and(TENANTS.STORAGE_MEASURED_AT.lt(now.minus(Duration.ofHours(1)))));
  }

  private static void check(String slug, String name) {
    List<FieldError> errors = new ArrayList<>();
    if (!SLUG.matcher(slug).matches()) {
      errors.add(
          new FieldError(
              "slug",
              "invalid",
              "is '" + slug + "', allowed are 1 to 100 of a-z, 0-9, - and _, not - or _ first"));
    }
    if (name.isBlank() || name.length() > MAX_NAME) {
      errors.add(new FieldError("name", "invalid", "has to have 1 to 255 characters"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }
}
