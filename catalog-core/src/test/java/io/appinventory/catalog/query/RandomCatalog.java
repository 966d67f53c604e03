package io.appinventory.catalog.query;

import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.count.KeptCounts;
import io.appinventory.db.schema.Tables;
import io.appinventory.db.schema.tables.EntityCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.TableOptions;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Fills a tenant with entities of every type of a model, derived from the descriptions alone: a new
 * type is filled too. Written past all rules, as the owner.
 */
public final class RandomCatalog {
  private final DSLContext owner;
  private final CatalogModel model;
  private final RandomValues values;
  private final UUID tenant;
  private final Map<String, List<UUID>> ids = new HashMap<>();
  private final List<Query> statements = new ArrayList<>();
  private int number;

  private RandomCatalog(DSLContext owner, CatalogModel model, RandomValues values, UUID tenant) {
    this.owner = owner;
    this.model = model;
    this.values = values;
    this.tenant = tenant;
  }

  /** Past all rules. */
  public static DSLContext owner(DataSource dataSource) {
    return DSL.using(dataSource, SQLDialect.POSTGRES, new Settings().withRenderSchema(false));
  }

  /** A new tenant with so many entities of each type. */
  public static UUID fill(
      DataSource dataSource, CatalogModel model, RandomValues values, int perType) {
    UUID tenant = UUID.randomUUID();
    DSLContext owner = owner(dataSource);
    owner
        .insertInto(Tables.TENANTS)
        .set(Tables.TENANTS.ID, tenant)
        .set(Tables.TENANTS.NAME, tenant.toString())
        .set(Tables.TENANTS.SLUG, tenant.toString())
        .execute();
    new RandomCatalog(owner, model, values, tenant).fill(perType);
    recount(owner, model, tenant);
    // Without statistics the planner takes each table for a row or two and joins by brute force.
    owner.execute("analyze");
    return tenant;
  }

  /** The kept counts of what was written past the store. */
  static void recount(DSLContext owner, CatalogModel model, UUID tenant) {
    for (EntityType<?> type : model.types()) {
      recount(owner, type, tenant, KeptCounts.ALL, type.tenantColumn().cast(SQLDataType.VARCHAR));
      for (Property<?, ?> property : type.properties()) {
        if (KeptCounts.counts(type, property)) {
          Field<String> value = property.column().field().cast(SQLDataType.VARCHAR);
          recount(owner, type, tenant, property.name(), value);
        }
      }
    }
  }

  private static void recount(
      DSLContext owner, EntityType<?> type, UUID tenant, String property, Field<String> value) {
    EntityCounts counts = Tables.ENTITY_COUNTS;
    owner
        .insertInto(
            counts,
            counts.TENANT_ID,
            counts.ID,
            counts.ENTITY_TYPE,
            counts.PROPERTY,
            counts.VALUE,
            counts.LIVE)
        .select(
            DSL.select(
                    DSL.val(tenant),
                    DSL.uuid(),
                    DSL.val(type.name()),
                    DSL.val(property),
                    property.equals(KeptCounts.ALL) ? DSL.inline(KeptCounts.ALL) : value,
                    DSL.count().cast(Long.class))
                .from(type.table())
                .where(type.tenantColumn().eq(tenant))
                .and(type.header().deletedAt().column().field().isNull())
                .and(value.isNotNull())
                .groupBy(value))
        .execute();
  }

  private void fill(int perType) {
    for (EntityType<?> type : model.types()) {
      List<UUID> own = new ArrayList<>();
      for (int i = 0; i < perType; i++) {
        own.add(id());
      }
      ids.put(type.name(), own);
    }
    // Rows first, then what refers to them.
    for (EntityType<?> type : model.types()) {
      ids.get(type.name()).forEach(id -> insert(type, required(type, id), false));
    }
    model.types().forEach(this::refer);
    model.types().forEach(type -> type.askable().forEach(relation -> relate(type, relation)));
    owner.batch(statements).execute();
  }

  private void insert(Shape<?> shape, Map<? extends Field<?>, ?> fixed, boolean withReferences) {
    Map<Field<?>, Object> row = new LinkedHashMap<>();
    number++;
    row.put(shape.tenantColumn(), tenant);
    row.put(shape.idColumn(), id());
    for (Property<?, ?> property : shape.properties()) {
      boolean reference = property.type() instanceof ReferenceType;
      if (!reference && (property.required() || values.chance(0.7))) {
        put(row, property, shape);
      }
    }
    if (shape instanceof EntityType<?> type && !values.chance(0.15)) {
      row.remove(type.header().deletedAt().column().field());
    }
    if (withReferences) {
      shape.relations().forEach(relation -> referTo(row, relation));
    }
    row.putAll(fixed);
    statements.add(owner.insertInto(shape.table()).set(row).onConflictDoNothing());
  }

  /** Unique where it has to be: names and addresses of living rows. */
  private <T> void put(Map<Field<?>, Object> row, Property<?, T> property, Shape<?> shape) {
    T value = values.value(property);
    boolean unique =
        shape instanceof EntityType<?> type
                && (property == type.key()
                    || property == type.label()
                    || property.name().equals("external_id"))
            || shape.latest().isPresent()
                && shape.tieBreakers().contains(property)
                && value instanceof String;
    if (property.name().equals("build_number")) {
      row.put(property.column().field(), number);
    } else if (unique) {
      row.put(property.column().field(), value + " " + number);
    } else {
      row.put(property.column().field(), property.column().bind(value));
    }
  }

  /** Of the time at which the tests run, as ids are: some tables are kept by it. */
  private UUID id() {
    long at = System.currentTimeMillis() << 16 | 0x7000L | values.random.nextInt(0x1000);
    return new UUID(at, values.random.nextLong() >>> 2 | Long.MIN_VALUE);
  }

  /** The id, and references that there must be: to types that come before. */
  private Map<Field<?>, Object> required(EntityType<?> type, UUID id) {
    Map<Field<?>, Object> row = new LinkedHashMap<>();
    row.put(type.idColumn(), id);
    type.toOnes().stream()
        .filter(reference -> reference.property().required())
        .forEach(reference -> referTo(row, reference));
    return row;
  }

  private void refer(EntityType<?> type) {
    for (UUID id : ids.get(type.name())) {
      Map<Field<?>, Object> row = new LinkedHashMap<>();
      type.toOnes().forEach(relation -> referTo(row, relation));
      if (!row.isEmpty()) {
        statements.add(owner.update(type.table()).set(row).where(type.idColumn().eq(id)));
      }
    }
  }

  private void referTo(Map<Field<?>, Object> row, Relation<?, ?> relation) {
    if (relation instanceof ToOne<?, ?> reference
        && (reference.property().required() || values.chance(0.7))) {
      row.put(
          reference.property().column().field(), values.one(ids.get(reference.target().name())));
    }
  }

  private void relate(EntityType<?> type, Relation<?, ?> relation) {
    switch (relation) {
      case ToOne<?, ?> reference -> {}
      case BackReference<?, ?> back -> {}
      case Link<?, ?> link -> link(type, link);
      case Parts<?, ?> parts -> parts(type, parts);
    }
  }

  private void link(EntityType<?> type, Link<?, ?> link) {
    if (!model.types().contains(link.target()) || link.table().field("role") != null) {
      return;
    }
    for (UUID near : ids.get(type.name())) {
      for (int i = values.random.nextInt(3); i > 0; i--) {
        UUID far = values.one(ids.get(link.target().name()));
        if (!near.equals(far)) {
          Map<Field<?>, Object> row = new LinkedHashMap<>();
          row.put(link.tenantColumn(), tenant);
          row.put(link.near(), near);
          row.put(link.far(), far);
          mark(row, link.discriminator());
          statements.add(owner.insertInto(link.table()).set(row).onConflictDoNothing());
        }
      }
    }
  }

  private void parts(EntityType<?> type, Parts<?, ?> parts) {
    if (parts.target().table().getTableType() == TableOptions.TableType.VIEW) {
      return;
    }
    for (UUID owning : ids.get(type.name())) {
      for (int i = values.random.nextInt(3); i > 0; i--) {
        Map<Field<?>, Object> row = new LinkedHashMap<>();
        row.put(parts.owner(), owning);
        mark(row, parts.discriminator());
        insert(parts.target(), row, true);
      }
    }
  }

  private static void mark(Map<Field<?>, Object> row, @Nullable Discriminator discriminator) {
    if (discriminator != null) {
      row.put(discriminator.column(), discriminator.value());
    }
  }
}
