package io.appinventory.catalog.query;

import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.resolve.Related;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A tenant read into memory by the plainest statements there are, for filters to be held against.
 */
public final class MemoryCatalog implements Related {
  private final DSLContext owner;
  private final UUID tenant;
  private final Instant now;
  private final Map<String, Map<UUID, Entity<?>>> living = new HashMap<>();
  private final Map<Relation<?, ?>, Map<UUID, List<Object>>> related = new HashMap<>();

  private MemoryCatalog(DSLContext owner, UUID tenant, Instant now) {
    this.owner = owner;
    this.tenant = tenant;
    this.now = now;
  }

  /** Reads all of a tenant. */
  public static MemoryCatalog read(DSLContext owner, CatalogModel model, UUID tenant) {
    return read(owner, model, tenant, Instant.now());
  }

  /** Reads all of a tenant, but for what has expired at that time. */
  public static MemoryCatalog read(DSLContext owner, CatalogModel model, UUID tenant, Instant now) {
    MemoryCatalog memory = new MemoryCatalog(owner, tenant, now);
    model.types().forEach(memory::readEntities);
    model.types().forEach(type -> type.askable().forEach(memory::readRelation));
    return memory;
  }

  /** All living entities of a type. */
  public Collection<Entity<?>> all(EntityType<?> type) {
    return living.get(type.name()).values();
  }

  private void readEntities(EntityType<?> type) {
    Map<UUID, Entity<?>> rows = new HashMap<>();
    for (Record row : select(type, type.projection(), DSL.noCondition())) {
      Entity<?> entity = (Entity<?>) type.projection().read(row, 0);
      if (entity.deletedAt() == null) {
        rows.put(entity.id().value(), entity);
      }
    }
    living.put(type.name(), rows);
  }

  private List<Record> select(Shape<?> shape, Projection<?> projection, Condition condition) {
    return List.copyOf(
        owner
            .select(projection.fields(shape.table()))
            .from(shape.table())
            .where(shape.tenantColumn().eq(tenant))
            .and(condition)
            .fetch());
  }

  private void readRelation(Relation<?, ?> relation) {
    switch (relation) {
      case ToOne<?, ?> reference -> {}
      case BackReference<?, ?> back -> related.put(back, referring(back));
      case Link<?, ?> link -> related.put(link, linked(link));
      case Parts<?, ?> parts -> related.put(parts, owned(parts));
    }
  }

  private Map<UUID, List<Object>> referring(BackReference<?, ?> back) {
    Map<UUID, List<Object>> rows = new HashMap<>();
    for (Entity<?> entity : all(back.target())) {
      UUID id = reference(back.reference(), entity);
      if (id != null) {
        rows.computeIfAbsent(id, i -> new ArrayList<>()).add(entity);
      }
    }
    return rows;
  }

  private Map<UUID, List<Object>> linked(Link<?, ?> link) {
    Map<UUID, List<Object>> rows = new HashMap<>();
    owner
        .select(link.near(), link.far())
        .from(link.table())
        .where(link.tenantColumn().eq(tenant))
        .and(kind(link.discriminator()))
        .forEach(
            row -> {
              Entity<?> far = living.get(link.target().name()).get(row.value2());
              if (far != null) {
                rows.computeIfAbsent(row.value1(), i -> new ArrayList<>()).add(far);
              }
            });
    return rows;
  }

  private Map<UUID, List<Object>> owned(Parts<?, ?> parts) {
    Map<UUID, List<Object>> rows = new HashMap<>();
    PartType<?> type = parts.target();
    Projection<?> projection = Projection.of(type);
    List<Field<?>> fields = new ArrayList<>(projection.fields(type.table()));
    fields.add(parts.owner());
    owner
        .select(fields)
        .from(type.table())
        .where(type.tenantColumn().eq(tenant))
        .and(kind(parts.discriminator()))
        .and(unexpired(parts.expiry()))
        .forEach(
            row -> {
              Object part = projection.read(row, 0);
              if (type.needed().stream().noneMatch(each -> rows(each, part).isEmpty())) {
                rows.computeIfAbsent(row.get(parts.owner()), i -> new ArrayList<>()).add(part);
              }
            });
    return rows;
  }

  private static Condition kind(@Nullable Discriminator discriminator) {
    return discriminator == null
        ? DSL.noCondition()
        : discriminator.column().eq(discriminator.value());
  }

  private Condition unexpired(@Nullable Field<Instant> expiry) {
    return expiry == null ? DSL.noCondition() : expiry.isNull().or(expiry.gt(now));
  }

  @SuppressWarnings("unchecked") // the row is of the shape that the reference starts from
  private static @Nullable UUID reference(ToOne<?, ?> reference, Object row) {
    Id<?> id = ((Property<Object, ? extends Id<?>>) (Property<?, ?>) reference.property()).of(row);
    return id == null ? null : id.value();
  }

  @Override
  public Collection<?> rows(Relation<?, ?> relation, Object row) {
    if (relation instanceof ToOne<?, ?> reference) {
      UUID id = reference(reference, row);
      Entity<?> target = id == null ? null : living.get(reference.target().name()).get(id);
      return target == null ? List.of() : List.of(target);
    }
    Map<UUID, List<Object>> rows = Objects.requireNonNull(related.get(relation), relation.name());
    return rows.getOrDefault(((Entity<?>) row).id().value(), List.of());
  }
}
