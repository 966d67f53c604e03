package io.appinventory.generate;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * Loads entities, their relations and their audit entries through COPY, as the writing of each
 * would have left them. The login has to own the tables: row-level security refuses COPY to all
 * others.
 */
final class BulkLoad {
  private final Connection connection;
  private final UUID tenantId;
  private final Supplier<UUID> ids;
  private final Map<Object, CopyText> links = new HashMap<>();
  private final CopyText audit;
  private long rows;

  BulkLoad(Connection connection, UUID tenantId, Supplier<UUID> ids) {
    this.connection = connection;
    this.tenantId = tenantId;
    this.ids = ids;
    this.audit =
        new CopyText(
            connection,
            AUDIT_LOGS,
            List.of(
                AUDIT_LOGS.TENANT_ID,
                AUDIT_LOGS.ID,
                AUDIT_LOGS.ACTION,
                AUDIT_LOGS.ENTITY_TYPE,
                AUDIT_LOGS.ENTITY_ID,
                AUDIT_LOGS.ENTITY_NAME,
                AUDIT_LOGS.CHANGES,
                AUDIT_LOGS.TIMESTAMP));
  }

  /** Makes one entity after the other. */
  @FunctionalInterface
  interface Maker<R> {
    /** The entity with the number. */
    R make(int number) throws SQLException;
  }

  /** Loads {@code count} entities, each with the audit entry of its creation; tells their ids. */
  <R extends Entity<R>> List<Id<R>> entities(EntityType<R> type, int count, Maker<R> maker)
      throws SQLException {
    List<Id<R>> loaded = new ArrayList<>(count);
    all(
        type,
        count,
        number -> {
          R entity = maker.make(number);
          loaded.add(entity.id());
          return entity;
        });
    return loaded;
  }

  /** The same where there are too many to keep their ids. */
  <R extends Entity<R>> void all(EntityType<R> type, int count, Maker<R> maker)
      throws SQLException {
    List<Field<?>> columns = new ArrayList<>(List.of(type.tenantColumn()));
    type.properties().forEach(property -> columns.add(property.column().field()));
    CopyText copy = new CopyText(connection, type.table(), columns);
    for (int i = 0; i < count; i++) {
      R entity = maker.make(i);
      List<@Nullable Object> row = new ArrayList<>(columns.size());
      row.add(tenantId);
      for (Property<R, ?> property : type.properties()) {
        row.add(stored(property, entity));
      }
      copy.row(row);
      audit.row(created(type, entity));
    }
    copy.flush();
    audit.flush();
    rows += 2L * count;
  }

  private <R extends Entity<R>> List<@Nullable Object> created(EntityType<R> type, R entity) {
    FieldChanges changes = new FieldChanges();
    for (Property<R, ?> property : type.properties()) {
      if (!type.header().isBookkeeping(property)) {
        addNew(changes, property, entity);
      }
    }
    List<@Nullable Object> row = new ArrayList<>();
    row.add(tenantId);
    row.add(ids.get());
    row.add("create");
    row.add(type.name());
    row.add(entity.id());
    row.add(type.label().of(entity));
    row.add(JSONB.jsonb(changes.toJson().text()));
    row.add(entity.header().createdAt());
    return row;
  }

  private static <R, T> void addNew(FieldChanges changes, Property<R, T> property, R entity) {
    T value = property.of(entity);
    if (value != null) {
      changes.add(property.name(), JsonNodeFactory.instance.nullNode(), property.toJson(value));
    }
  }

  private static <R, T> @Nullable Object stored(Property<R, T> property, R entity) {
    return property.column().bind(property.of(entity)).getValue();
  }

  /** Loads one row of a link; nothing is sent before {@link #flush}. */
  void link(Link<?, ?> link, Id<?> near, Id<?> far) throws SQLException {
    Discriminator shared = link.discriminator();
    CopyText copy = links.get(link);
    if (copy == null) {
      List<Field<?>> columns =
          new ArrayList<>(List.of(link.tenantColumn(), link.near(), link.far()));
      if (shared != null) {
        columns.add(shared.column());
      }
      copy = new CopyText(connection, link.table(), columns);
      links.put(link, copy);
    }
    List<@Nullable Object> row = new ArrayList<>();
    row.add(tenantId);
    row.add(near);
    row.add(far);
    if (shared != null) {
      row.add(shared.value());
    }
    copy.row(row);
    rows++;
  }

  /** Loads one owned row; nothing is sent before {@link #flush}. */
  <P> void part(Parts<?, P> parts, Id<?> owner, P part) throws SQLException {
    part(parts, owner, ids.get(), part);
  }

  /** The same with an id that says when it was made. */
  <P> void part(Parts<?, P> parts, Id<?> owner, UUID id, P part) throws SQLException {
    Discriminator shared = parts.discriminator();
    CopyText copy = links.get(parts);
    if (copy == null) {
      List<Field<?>> columns =
          new ArrayList<>(
              List.of(parts.target().tenantColumn(), parts.target().idColumn(), parts.owner()));
      parts.target().properties().forEach(property -> columns.add(property.column().field()));
      if (shared != null) {
        columns.add(shared.column());
      }
      copy = new CopyText(connection, parts.target().table(), columns);
      links.put(parts, copy);
    }
    List<@Nullable Object> row = new ArrayList<>();
    row.add(tenantId);
    row.add(id);
    row.add(owner);
    for (Property<P, ?> property : parts.target().properties()) {
      row.add(stored(property, part));
    }
    if (shared != null) {
      row.add(shared.value());
    }
    copy.row(row);
    rows++;
  }

  /** Loads one row of a table that belongs to no entity type; the first column is the tenant's. */
  void row(List<TableField<?, ?>> columns, List<?> values) throws SQLException {
    Table<?> table = Objects.requireNonNull(columns.getFirst().getTable());
    CopyText copy = links.get(table);
    if (copy == null) {
      copy = new CopyText(connection, table, columns);
      links.put(table, copy);
    }
    List<@Nullable Object> row = new ArrayList<>();
    row.add(tenantId);
    row.addAll(values);
    copy.row(row);
    rows++;
  }

  /** Sends all rows of links and owned rows. */
  void flush() throws SQLException {
    for (CopyText copy : links.values()) {
      copy.flush();
    }
  }

  /** How many rows were loaded, audit entries included. */
  long rows() {
    return rows;
  }
}
