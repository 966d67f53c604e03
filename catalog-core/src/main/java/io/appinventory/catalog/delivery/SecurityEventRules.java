package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import org.jspecify.annotations.Nullable;

/** The life of a security event: when and by whom it was resolved. */
final class SecurityEventRules implements Rules<SecurityEvent> {
  @Override
  public EntityType<SecurityEvent> type() {
    return SecurityEvents.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable SecurityEvent before, Changes<SecurityEvent> changes) {
    boolean resolved = Boolean.TRUE.equals(Stamps.value(SecurityEvents.RESOLVED, before, changes));
    Stamps.follow(SecurityEvents.RESOLVED_AT, resolved, before, changes, scope.now());
    Stamps.followUser(SecurityEvents.RESOLVED_BY, resolved, before, changes, scope);
  }
}
