package io.appinventory.catalog.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.PartChange;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Row;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows that an entity owns. A row with the key of one that is there replaces it and
 * keeps its id.
 *
 * @param <R> the owner
 * @param <P> the record of a row
 */
final class PartWriter<R, P> {
  private final Scope scope;
  private final Parts<R, P> parts;
  private final PartType<P> type;

  PartWriter(Scope scope, Parts<R, P> parts) {
    this.scope = scope;
    this.parts = parts;
    this.type = parts.target();
  }

  private record Stored<P>(UUID id, P row) {}

  /** Brings the rows of one owner to what is said. */
  ListDiff apply(UUID owner, PartChange<P> change) {
    Map<List<Object>, Stored<P>> left =
        type.appendOnly() ? new LinkedHashMap<>() : byKey(stored(owner));
    return switch (change) {
      case PartChange.Replace<P>(List<P> rows) -> {
        ListDiff written = write(owner, rows, left);
        yield written.and(take(left.values()));
      }
      case PartChange.Edit<P>(List<P> rows, List<P> removed) -> {
        ListDiff written = write(owner, rows, left);
        left.keySet().retainAll(removed.stream().map(type::keyOf).collect(Collectors.toSet()));
        yield written.and(take(left.values()));
      }
    };
  }

  /** Inserts and updates; what is written is no longer in {@code left}. */
  private ListDiff write(UUID owner, List<P> rows, Map<List<Object>, Stored<P>> left) {
    List<JsonNode> removed = new ArrayList<>();
    List<JsonNode> added = new ArrayList<>();
    for (P said : rows) {
      P row = normalized(said);
      Stored<P> same = left.remove(type.keyOf(row));
      if (same == null) {
        insert(owner, row);
        added.add(json(row));
      } else if (!same.row().equals(row)) {
        update(same.id(), row);
        removed.add(json(same.row()));
        added.add(json(row));
      }
    }
    return new ListDiff(removed, added);
  }

  /** The row as it will be read back. */
  private P normalized(P row) {
    Map<Property<?, ?>, Object> values = new HashMap<>();
    type.properties().forEach(property -> putNormalized(values, property, row));
    return type.make(new NormalizedRow(values));
  }

  private static <P, T> void putNormalized(
      Map<Property<?, ?>, Object> values, Property<P, T> property, P row) {
    T value = property.of(row);
    if (value != null) {
      values.put(property, property.column().normalized(value));
    }
  }

  private record NormalizedRow(Map<Property<?, ?>, Object> values) implements Row {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T optional(Property<?, T> property) {
      return (T) values.get(property);
    }
  }

  private ListDiff take(Collection<Stored<P>> rows) {
    delete(rows.stream().map(Stored::id).toList());
    return new ListDiff(rows.stream().map(gone -> json(gone.row())).toList(), List.of());
  }

  private List<Stored<P>> stored(UUID owner) {
    Projection<P> projection = Projection.of(type);
    List<Field<?>> columns = new ArrayList<>(List.of(type.idColumn()));
    columns.addAll(projection.fields(type.table()));
    return scope
        .dsl()
        .select(columns)
        .from(type.table())
        .where(rows(owner))
        .fetch((Record row) -> new Stored<>(row.get(type.idColumn()), projection.read(row, 1)));
  }

  private Map<List<Object>, Stored<P>> byKey(List<Stored<P>> rows) {
    Map<List<Object>, Stored<P>> keyed = new LinkedHashMap<>();
    rows.forEach(row -> keyed.put(type.keyOf(row.row()), row));
    return keyed;
  }

  private Condition rows(UUID owner) {
    Condition rows = scope.tenant(type, type.table()).and(parts.owner().eq(owner));
    Discriminator shared = parts.discriminator();
    return shared == null ? rows : rows.and(shared.column().eq(shared.value()));
  }

  private void insert(UUID owner, P row) {
    Map<Field<?>, Object> values = values(row);
    values.put(type.tenantColumn(), scope.tenantId());
    values.put(type.idColumn(), scope.ids().get());
    values.put(parts.owner(), owner);
    Discriminator shared = parts.discriminator();
    if (shared != null) {
      values.put(shared.column(), shared.value());
    }
    scope.dsl().insertInto(type.table()).set(values).execute();
  }

  private void update(UUID id, P row) {
    scope
        .dsl()
        .update(type.table())
        .set(values(row))
        .where(scope.tenant(type, type.table()))
        .and(type.idColumn().eq(id))
        .execute();
  }

  private void delete(List<UUID> ids) {
    if (!ids.isEmpty()) {
      scope
          .dsl()
          .deleteFrom(type.table())
          .where(scope.tenant(type, type.table()))
          .and(type.idColumn().in(ids))
          .execute();
    }
  }

  private Map<Field<?>, Object> values(P row) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    type.properties().forEach(property -> put(values, property, row));
    return values;
  }

  private static <P, T> void put(Map<Field<?>, Object> values, Property<P, T> property, P row) {
    T value = property.of(row);
    values.put(property.column().field(), property.column().bind(value));
  }

  private JsonNode json(P row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    type.properties().forEach(property -> putJson(json, property, row));
    return json;
  }

  private static <P, T> void putJson(ObjectNode json, Property<P, T> property, P row) {
    json.set(property.name(), property.toJson(property.of(row)));
  }
}
