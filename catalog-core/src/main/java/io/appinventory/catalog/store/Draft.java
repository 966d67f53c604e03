package io.appinventory.catalog.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.HeaderProperties;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Row;
import io.appinventory.catalog.session.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * The values of one entity on their way into the database, as the database will give them back.
 *
 * @param <R> the record
 */
final class Draft<R extends Entity<R>> implements Row {
  private final EntityType<R> type;
  private final Map<Property<R, ?>, @Nullable Object> values = new LinkedHashMap<>();

  private Draft(EntityType<R> type) {
    this.type = type;
  }

  /** A new entity: defaults, then the header. */
  static <R extends Entity<R>> Draft<R> fresh(EntityType<R> type, Scope scope) {
    Draft<R> draft = new Draft<>(type);
    type.properties().forEach(property -> draft.values.put(property, property.defaultValue()));
    HeaderProperties<R> header = type.header();
    draft.values.put(header.id(), Id.of(scope.ids().get()));
    draft.values.put(header.rowVersion(), 1L);
    draft.values.put(header.createdAt(), scope.now());
    draft.values.put(header.updatedAt(), scope.now());
    draft.values.put(header.createdBy(), scope.principal().userId().orElse(null));
    draft.values.put(header.updatedBy(), scope.principal().userId().orElse(null));
    return draft;
  }

  /** An entity that is there. */
  static <R extends Entity<R>> Draft<R> of(EntityType<R> type, R entity) {
    Draft<R> draft = new Draft<>(type);
    type.properties().forEach(property -> draft.values.put(property, property.of(entity)));
    return draft;
  }

  /** Takes over what is said. */
  Draft<R> apply(Changes<R> changes) {
    changes.values().keySet().forEach(property -> take(property, changes));
    changes.merges().forEach(this::merge);
    return this;
  }

  private <T> void take(Property<R, T> property, Changes<R> changes) {
    T value = changes.value(property);
    values.put(property, value == null ? null : property.column().normalized(value));
  }

  @SuppressWarnings("unchecked")
  private void merge(Property<R, ?> property, Json patch) {
    Json current = (Json) values.get(property);
    JsonNode merged =
        MergePatch.apply(
            current == null ? Json.emptyObject().node() : current.node(), patch.node());
    ((Map<Property<R, ?>, Object>) (Map<?, ?>) values).put(property, Json.of(merged));
  }

  /**
   * Marks it as written once more: now, or a moment after it was last written where a clock says
   * otherwise, so that its versions are in the order of their times.
   */
  Draft<R> touch(Scope scope) {
    HeaderProperties<R> header = type.header();
    Instant next = get(header.updatedAt()).plus(1, ChronoUnit.MICROS);
    values.put(header.rowVersion(), get(header.rowVersion()) + 1);
    values.put(header.updatedAt(), next.isAfter(scope.now()) ? next : scope.now());
    values.put(header.updatedBy(), scope.principal().userId().orElse(null));
    return this;
  }

  /** Sets one value. */
  <T> Draft<R> set(Property<R, T> property, @Nullable T value) {
    values.put(property, value);
    return this;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable T optional(Property<?, T> property) {
    return (T) values.get(property);
  }

  /** The record. */
  R entity() {
    return type.make(this);
  }

  /** The properties that must have a value and have none. */
  List<Property<R, ?>> missing() {
    return type.properties().stream()
        .filter(property -> property.required() && values.get(property) == null)
        .toList();
  }

  /**
   * Reports the properties that must have a value and have none. Of those that the catalog sets,
   * only where nothing else is wrong: they follow from others.
   */
  void reportMissing(Changes<R> changes, List<FieldError> errors) {
    List<Property<R, ?>> missing =
        missing().stream().filter(property -> !changes.says(property)).toList();
    missing.stream()
        .filter(property -> property.access() != Access.READ_ONLY && !property.isFilledIn())
        .forEach(property -> errors.add(new FieldError(property.name(), "required", "is missing")));
    if (errors.isEmpty()) {
      missing.forEach(
          property ->
              errors.add(
                  new FieldError(
                      property.name(),
                      "not_found",
                      "cannot be told: what it follows from is not there")));
    }
  }

  /**
   * What differs from {@code before}, of the properties that callers write or the audit log tells
   * of.
   */
  FieldChanges changesFrom(@Nullable R before) {
    FieldChanges changes = new FieldChanges();
    for (Property<R, ?> property : type.properties()) {
      if (!type.header().isBookkeeping(property)) {
        addChange(changes, property, before);
      }
    }
    return changes;
  }

  private <T> void addChange(FieldChanges changes, Property<R, T> property, @Nullable R before) {
    T old = before == null ? null : property.of(before);
    T now = optional(property);
    if (!Objects.equals(old, now)) {
      changes.add(property.name(), property.toJson(old), property.toJson(now));
    }
  }

  /** The values of all columns, in the order of the properties. */
  List<Param<?>> row() {
    return type.properties().stream().<Param<?>>map(this::bound).toList();
  }

  private <T> Param<?> bound(Property<R, T> property) {
    return property.column().bind(optional(property));
  }

  /** The columns to write: all of a new entity, otherwise those that differ from {@code before}. */
  Map<Field<?>, Object> columns(@Nullable R before) {
    Map<Field<?>, Object> columns = new LinkedHashMap<>();
    for (Property<R, ?> property : type.properties()) {
      putColumn(columns, property, before);
    }
    return columns;
  }

  private <T> void putColumn(
      Map<Field<?>, Object> columns, Property<R, T> property, @Nullable R before) {
    T now = optional(property);
    if (before == null || !Objects.equals(property.of(before), now)) {
      columns.put(property.column().field(), property.column().bind(now));
    }
  }
}
