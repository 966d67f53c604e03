package io.appinventory.catalog.delivery;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A grant is of now, by whoever makes it, and for an entity that there is. */
final class AccessGrantRules implements Rules<AccessGrant> {
  @Override
  public EntityType<AccessGrant> type() {
    return AccessGrants.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable AccessGrant before, Changes<AccessGrant> changes) {
    if (before == null) {
      Stamps.reach(AccessGrants.GRANTED_AT, before, changes, scope.now());
      Stamps.reachUser(AccessGrants.GRANTED_BY, before, changes, scope);
    }
  }

  @Override
  public void check(
      Scope scope,
      @Nullable AccessGrant before,
      AccessGrant after,
      Changes<AccessGrant> changes,
      List<FieldError> errors) {
    Optional<EntityType<?>> type = scope.model().type(after.resourceType());
    if (type.isPresent()) {
      if (before == null && !isThere(scope, type.get(), after.resourceId())) {
        errors.add(
            new FieldError(
                "resource_id",
                "not_found",
                "there is no " + type.get().singular() + " " + after.resourceId()));
      }
    } else {
      List<String> known = scope.model().types().stream().map(EntityType::name).toList();
      errors.add(
          new FieldError(
              "resource_type",
              "not_allowed",
              "is '"
                  + after.resourceType()
                  + "'"
                  + Names.suggestion(after.resourceType(), known)
                  + "; allowed are "
                  + String.join(", ", known)));
    }
  }

  /** It may be beyond what who grants may see: admins grant, or who was granted it. */
  private static boolean isThere(Scope scope, EntityType<?> type, UUID id) {
    return scope
        .dsl()
        .fetchExists(
            DSL.selectOne()
                .from(type.table())
                .where(scope.unlimited().tenant(type, type.table()))
                .and(type.idColumn().eq(id))
                .and(type.header().deletedAt().column().field().isNull()));
  }
}
