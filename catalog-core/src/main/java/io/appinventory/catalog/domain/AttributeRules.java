package io.appinventory.catalog.domain;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attributes hold what the entity's type allows, and nothing else.
 *
 * @param <R> the record
 * @param <E> the vocabulary of types
 */
final class AttributeRules<R extends Entity<R>, E extends Coded> implements Rules<R> {
  private final EntityType<R> type;
  private final Property<R, E> kind;
  private final Property<R, Json> attributes;
  private final AttributeSchemas schemas;

  AttributeRules(EntityType<R> type, Property<R, E> kind, Property<R, Json> attributes) {
    this.type = type;
    this.kind = kind;
    this.attributes = attributes;
    this.schemas = new AttributeSchemas(type.name());
  }

  @Override
  public EntityType<R> type() {
    return type;
  }

  @Override
  public void check(
      Scope scope, @Nullable R before, R after, Changes<R> changes, List<FieldError> errors) {
    boolean said =
        changes.says(kind) || changes.says(attributes) || changes.merges().containsKey(attributes);
    if (before == null || said) {
      schemas.check(
          Objects.requireNonNull(kind.of(after)).code(),
          Objects.requireNonNull(attributes.of(after)),
          errors);
    }
  }
}
