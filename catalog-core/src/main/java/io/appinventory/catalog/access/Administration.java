package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.TENANTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.session.DatabaseErrors;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.TenantDatabase;
import io.appinventory.db.schema.tables.records.TenantsRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
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
          Tenant created = insert(dsl, now, slug, name);
          add(dsl, now, "create", created, changes(null, created));
          return created;
        });
  }

  private Tenant insert(DSLContext dsl, Instant now, String slug, String name) {
    try {
      return tenant(
          dsl.insertInto(TENANTS)
              .set(TENANTS.ID, ids.get())
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

  private static FieldChanges changes(@Nullable Tenant before, Tenant after) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    FieldChanges changes = new FieldChanges();
    if (before == null) {
      changes.add("slug", json.nullNode(), json.textNode(after.slug()));
    }
    if (before == null || !before.name().equals(after.name())) {
      changes.add(
          "name",
          before == null ? json.nullNode() : json.textNode(before.name()),
          json.textNode(after.name()));
    }
    if (before == null || before.active() != after.active()) {
      changes.add(
          "active",
          before == null ? json.nullNode() : json.booleanNode(before.active()),
          json.booleanNode(after.active()));
    }
    if (before != null) {
      if (before.active() == after.active() || after.status() == TenantStatus.SUSPENDED) {
        add(changes, "status", before.status().code(), after.status().code());
      }
      add(changes, "max_users", before.maxUsers(), after.maxUsers());
      add(changes, "max_projects", before.maxProjects(), after.maxProjects());
      add(changes, "max_storage_gb", before.maxStorageGb(), after.maxStorageGb());
      add(changes, "type", code(before.type()), code(after.type()));
      add(changes, "plan", before.plan().code(), after.plan().code());
      addMasked(changes, "billing_email", before.billingEmail(), after.billingEmail());
    }
    return changes;
  }

  private static void add(
      FieldChanges changes, String field, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(field, node(before), node(after));
    }
  }

  private static @Nullable String code(@Nullable Coded value) {
    return value == null ? null : value.code();
  }

  /** That a personal value changed, and not what it is. */
  private static void addMasked(
      FieldChanges changes, String field, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      changes.add(field, Masking.masked(node(before)), Masking.masked(node(after)));
    }
  }

  private static JsonNode node(@Nullable Object value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (value) {
      case null -> json.nullNode();
      case Integer number -> json.numberNode(number);
      default -> json.textNode(value.toString());
    };
  }

  /** All tenants, by slug. */
  public List<Tenant> all() {
    return database.administer(
        (dsl, now) -> dsl.selectFrom(TENANTS).orderBy(TENANTS.SLUG).fetch(Administration::tenant));
  }

  /** The tenant with the slug. */
  public Optional<Tenant> bySlug(String slug) {
    return database.administer(
        (dsl, now) ->
            dsl.selectFrom(TENANTS)
                .where(TENANTS.SLUG.eq(slug))
                .fetchOptional()
                .map(Administration::tenant));
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
                .map(Administration::tenant)
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
    return database.administer(
        (dsl, now) -> {
          TenantsRecord row =
              dsl.selectFrom(TENANTS)
                  .where(TENANTS.ID.eq(id))
                  .forUpdate()
                  .fetchOptional()
                  .orElseThrow(() -> new NotFoundException("tenant", id));
          Tenant before = tenant(row);
          Tenant after = write(dsl, now, before, change);
          add(dsl, now, "update", after, changes(before, after));
          return after;
        });
  }

  private static Tenant write(DSLContext dsl, Instant now, Tenant before, TenantChange change) {
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

  private static Tenant tenant(TenantsRecord row) {
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
