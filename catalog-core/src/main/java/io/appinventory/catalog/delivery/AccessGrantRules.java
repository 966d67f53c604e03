package io.appinventory.catalog.delivery;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grant is of now, by whoever makes it, and for an entity of a collection that there is. */
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
    if (scope.model().type(after.resourceType()).isEmpty()) {
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
}
